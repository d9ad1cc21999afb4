namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>create book</summary>
[Revision("r12", "create book", DownRevision = "r11", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class CreateBookB : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.CreateTable("book_b",
        [
            new Column("id", SqlType.Integer) { PrimaryKey = true },
            new Column("author_id", SqlType.Integer) { Nullable = false, References = new("author_b", "id") { OnDelete = ReferentialAction.Cascade } },
            new Column("title", SqlType.String(50)) { Nullable = false },
        ]);
    }
}
