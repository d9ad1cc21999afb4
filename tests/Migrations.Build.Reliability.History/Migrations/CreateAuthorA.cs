namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>create author</summary>
[Revision("r01", "create author", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class CreateAuthorA : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.CreateTable("author_a",
        [
            new Column("id", SqlType.Integer) { PrimaryKey = true },
            new Column("name", SqlType.String(50)) { Nullable = false },
        ]);
    }
}
