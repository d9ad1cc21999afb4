namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>a unique name, online</summary>
[Revision("r20", "a unique name, online", DownRevision = "r19", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class UniqueNameB : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.Invoke(new CreateIndex("author_b", new TableIndex("ux_author_b_name", ["name"]) { Unique = true }) { Concurrently = true });
        op.Execute("UPDATE author_b SET name = name || '!'");
        op.Invoke(new DropIndex("ix_book_b_title", "book_b") { Concurrently = true });
    }
}
