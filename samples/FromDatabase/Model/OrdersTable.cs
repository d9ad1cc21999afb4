using Migrations.Build;

namespace FromDatabase.Model;

internal static class OrdersTable
{
    public static Table Table { get; } = new Table("orders",
    [
        new Column("id", SqlType.Integer) { Identity = Identity.ByDefault, Nullable = false },
        new Column("account_id", SqlType.Integer) { Nullable = false, References = new("account", "id") { Name = "fk_orders_account" } },
        new Column("placed_at", SqlType.DateTime) { Nullable = false, Default = SqlExpression.Sql("CURRENT_TIMESTAMP") },
        new PrimaryKeyConstraint(["id"]) { Name = "pk_orders" },
        new TableIndex("ix_orders_account_id", ["account_id"]),
    ]);
}
