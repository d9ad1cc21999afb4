namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>insert books</summary>
[Revision("r25", "insert books", DownRevision = "r24", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class InsertBooksC : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.Execute("INSERT INTO book_c (id, author_id, title, price) SELECT id, id, 'Book ' || id, id FROM author_c");
    }
}
