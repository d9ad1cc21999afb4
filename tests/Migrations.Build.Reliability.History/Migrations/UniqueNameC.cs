namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>a unique name, online</summary>
[Revision("r30", "a unique name, online", DownRevision = "r29", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class UniqueNameC : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.Invoke(new CreateIndex("author_c", new TableIndex("ux_author_c_name", ["name"]) { Unique = true }) { Concurrently = true });
        op.Execute("UPDATE author_c SET name = name || '!'");
        op.Invoke(new DropIndex("ix_book_c_title", "book_c") { Concurrently = true });
    }
}
