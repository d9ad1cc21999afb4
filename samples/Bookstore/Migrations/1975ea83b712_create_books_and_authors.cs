using Migrations.Build;

namespace Bookstore.Migrations;

/// <summary>create books and authors</summary>
[Revision("1975ea83b712", "create books and authors", CreateDate = "2026-03-02T09:12:44+01:00")]
public sealed class CreateBooksAndAuthors : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.CreateTable("author",
        [
            new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault },
            new Column("name", SqlType.String(100)) { Nullable = false },
        ]);
        op.CreateTable("book",
        [
            new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault },
            new Column("isbn", SqlType.String(13)) { Nullable = false, Unique = true },
            new Column("title", SqlType.String(200)) { Nullable = false },
            new Column("published", SqlType.Date),
            new Column("price", SqlType.Numeric(10, 2)) { Nullable = false, Default = 0 },
        ]);
        op.CreateTable("book_author",
        [
            new Column("book_id", SqlType.Integer) { PrimaryKey = true, References = new("book", "id") { OnDelete = ReferentialAction.Cascade } },
            new Column("author_id", SqlType.Integer) { PrimaryKey = true, References = new("author", "id") },
        ]);
    }

    public override void Downgrade(MigrationOperations op)
    {
        op.DropTable("book_author");
        op.DropTable("book");
        op.DropTable("author");
    }
}
