namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>insert books</summary>
[Revision("r15", "insert books", DownRevision = "r14", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class InsertBooksB : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.Execute("INSERT INTO book_b (id, author_id, title, price) SELECT id, id, 'Book ' || id, id FROM author_b");
    }
}
