namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>a unique name, online</summary>
[Revision("r10", "a unique name, online", DownRevision = "r09", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class UniqueNameA : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.Invoke(new CreateIndex("author_a", new TableIndex("ux_author_a_name", ["name"]) { Unique = true }) { Concurrently = true });
        op.Execute("UPDATE author_a SET name = name || '!'");
        op.Invoke(new DropIndex("ix_book_a_title", "book_a") { Concurrently = true });
    }
}
