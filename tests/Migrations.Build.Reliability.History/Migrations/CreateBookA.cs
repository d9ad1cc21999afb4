namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>create book</summary>
[Revision("r02", "create book", DownRevision = "r01", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class CreateBookA : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.CreateTable("book_a",
        [
            new Column("id", SqlType.Integer) { PrimaryKey = true },
            new Column("author_id", SqlType.Integer) { Nullable = false, References = new("author_a", "id") { OnDelete = ReferentialAction.Cascade } },
            new Column("title", SqlType.String(50)) { Nullable = false },
        ]);
    }
}
