using Migrations.Build;

namespace Bookstore;

/// <summary>What the schema should be after all revisions.</summary>
public static class BookstoreModel
{
    public static MetaData MetaData { get; } = new(NamingConvention.Default,
    [
        new Table("author",
        [
            new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault },
            new Column("name", SqlType.String(100)) { Nullable = false },
            new Column("family_name", SqlType.String(100)),
        ]),
        new Table("book",
        [
            new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault },
            new Column("isbn", SqlType.String(13)) { Nullable = false, Unique = true },
            new Column("title", SqlType.String(200)) { Nullable = false },
            new Column("published", SqlType.Date),
            new Column("price", SqlType.Numeric(10, 2)) { Nullable = false, Default = 0 },
            new CheckConstraint("price >= 0") { Name = "price_not_negative" },
            new TableIndex(name: null, ["title"]),
        ]),
        new Table("book_author",
        [
            new Column("book_id", SqlType.Integer) { PrimaryKey = true, References = new("book", "id") { OnDelete = ReferentialAction.Cascade } },
            new Column("author_id", SqlType.Integer) { PrimaryKey = true, References = new("author", "id") },
        ]),
        new Table("account",
        [
            new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault },
            new Column("email", SqlType.String(254)) { Nullable = false, Unique = true },
            new Column("display_name", SqlType.String(50)) { Nullable = false },
            new Column("created_at", SqlType.DateTime) { Nullable = false },
        ]),
        new Table("customer_order",
        [
            new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault },
            new Column("account_id", SqlType.Integer) { Nullable = false, References = new("account", "id") },
            new Column("ordered_on", SqlType.Date) { Nullable = false },
            new Column("shipped_at", SqlType.DateTime),
            new Column("total", SqlType.Numeric(12, 2)) { Nullable = false },
            new Column("status", SqlType.String(20)) { Nullable = false, Default = SqlExpression.Value("open") },
            new TableIndex(name: null, ["account_id", "ordered_on"]),
        ]),
        new Table("order_line",
        [
            new Column("order_id", SqlType.Integer) { PrimaryKey = true, References = new("customer_order", "id") { OnDelete = ReferentialAction.Cascade } },
            new Column("book_id", SqlType.Integer) { PrimaryKey = true, References = new("book", "id") },
            new Column("quantity", SqlType.Integer) { Nullable = false, Default = 1 },
            new Column("unit_price", SqlType.Numeric(10, 2)) { Nullable = false },
        ]),
    ]);
}
