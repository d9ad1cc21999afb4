namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>index the title online</summary>
[Revision("r16", "index the title online", DownRevision = "r15", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class IndexTitleB : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.Execute("UPDATE book_b SET price = price + 1");
        op.Invoke(new CreateIndex("book_b", new TableIndex("ix_book_b_title", ["title"])) { Concurrently = true });
        op.Execute("UPDATE book_b SET price = price + 10");
    }
}
