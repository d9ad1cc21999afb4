using Migrations.Build;

namespace FromClasses.Migrations;

/// <summary>create author and book</summary>
[Revision("27c6a30d7c24", "create author and book", CreateDate = "2026-11-25T14:02:56+00:00")]
public sealed class CreateAuthorAndBook : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.CreateTable("author",
        [
            new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault },
            new Column("name", SqlType.String(100)) { Nullable = false },
            new UniqueConstraint(["name"]) { Name = "uq_author_name" },
        ]);
        op.CreateTable("book",
        [
            new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault },
            new Column("title", SqlType.Text) { Nullable = false },
            new Column("price", SqlType.Numeric(10, 2)) { Nullable = false, Default = 0 },
            new Column("author_id", SqlType.Integer) { Nullable = false, References = new("author", "id") { Name = "fk_book_author_id_author", OnDelete = ReferentialAction.Cascade } },
            new CheckConstraint("price >= 0") { Name = op.F("ck_book_price") },
        ]);
        op.CreateIndex("ix_book_author_id_title", "book", ["author_id", "title"]);
    }

    public override void Downgrade(MigrationOperations op)
    {
        op.DropTable("book");
        op.DropTable("author");
    }
}
