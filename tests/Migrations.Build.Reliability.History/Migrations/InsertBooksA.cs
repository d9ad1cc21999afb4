namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>insert books</summary>
[Revision("r05", "insert books", DownRevision = "r04", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class InsertBooksA : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.Execute("INSERT INTO book_a (id, author_id, title, price) SELECT id, id, 'Book ' || id, id FROM author_a");
    }
}
