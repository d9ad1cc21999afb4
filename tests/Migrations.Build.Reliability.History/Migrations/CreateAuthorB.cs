namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>create author</summary>
[Revision("r11", "create author", DownRevision = "r10", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class CreateAuthorB : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.CreateTable("author_b",
        [
            new Column("id", SqlType.Integer) { PrimaryKey = true },
            new Column("name", SqlType.String(50)) { Nullable = false },
        ]);
    }
}
