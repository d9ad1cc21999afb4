namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>index the title online</summary>
[Revision("r06", "index the title online", DownRevision = "r05", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class IndexTitleA : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.Execute("UPDATE book_a SET price = price + 1");
        op.Invoke(new CreateIndex("book_a", new TableIndex("ix_book_a_title", ["title"])) { Concurrently = true });
        op.Execute("UPDATE book_a SET price = price + 10");
    }
}
