namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>index the title online</summary>
[Revision("r26", "index the title online", DownRevision = "r25", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class IndexTitleC : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.Execute("UPDATE book_c SET price = price + 1");
        op.Invoke(new CreateIndex("book_c", new TableIndex("ix_book_c_title", ["title"])) { Concurrently = true });
        op.Execute("UPDATE book_c SET price = price + 10");
    }
}
