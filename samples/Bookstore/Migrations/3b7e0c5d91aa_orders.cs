using Migrations.Build;

namespace Bookstore.Migrations;

/// <summary>orders</summary>
/// <remarks>Money is kept with two digits; the price of a line is the price on the day of the order.</remarks>
[Revision("3b7e0c5d91aa", "orders", DownRevision = "ae1027a6acf5", CreateDate = "2026-04-21T08:03:19+00:00")]
public sealed class Orders : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.CreateTable("customer_order",
        [
            new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault },
            new Column("account_id", SqlType.Integer) { Nullable = false, References = new("account", "id") },
            new Column("ordered_on", SqlType.Date) { Nullable = false },
            new Column("shipped_at", SqlType.DateTime),
            new Column("total", SqlType.Numeric(12, 2)) { Nullable = false },
            new Column("status", SqlType.String(20)) { Nullable = false, Default = SqlExpression.Value("open") },
        ]);
        op.CreateTable("order_line",
        [
            new Column("order_id", SqlType.Integer) { PrimaryKey = true, References = new("customer_order", "id") { OnDelete = ReferentialAction.Cascade } },
            new Column("book_id", SqlType.Integer) { PrimaryKey = true, References = new("book", "id") },
            new Column("quantity", SqlType.Integer) { Nullable = false, Default = 1 },
            new Column("unit_price", SqlType.Numeric(10, 2)) { Nullable = false },
        ]);
    }

    public override void Downgrade(MigrationOperations op)
    {
        op.DropTable("order_line");
        op.DropTable("customer_order");
    }
}
