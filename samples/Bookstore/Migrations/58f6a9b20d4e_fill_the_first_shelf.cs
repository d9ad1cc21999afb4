using Migrations.Build;

namespace Bookstore.Migrations;

/// <summary>fill the first shelf</summary>
[Revision("58f6a9b20d4e", "fill the first shelf", DownRevision = "c02d84f1e6b3", CreateDate = "2026-05-19T20:55:31+02:00")]
public sealed class FillTheFirstShelf : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.BulkInsert("author", ["id", "name"],
        [
            [1, "Ursula K. Le Guin"],
            [2, "Terry Pratchett"],
            [3, "Neil Gaiman"],
        ]);
        op.BulkInsert("book", ["id", "isbn", "title", "published", "price"],
        [
            [1, "9780441478125", "The Left Hand of Darkness", new DateOnly(1969, 3, 1), 9.99m],
            [2, "9780060853983", "Good Omens", new DateOnly(1990, 5, 10), 8.50m],
        ]);
        op.BulkInsert("book_author", ["book_id", "author_id"], [[1, 1], [2, 2], [2, 3]]);
    }

    public override void Downgrade(MigrationOperations op)
    {
        op.Execute("DELETE FROM book_author WHERE book_id IN (1, 2)");
        op.Execute("DELETE FROM book WHERE id IN (1, 2)");
        op.Execute("DELETE FROM author WHERE id IN (1, 2, 3)");
    }
}
