using Migrations.Build;

namespace FromDatabase.Migrations;

/// <summary>the database as it was found</summary>
[Revision("27c6a30d7c24", "the database as it was found", CreateDate = "2026-11-25T14:02:32+00:00")]
public sealed class TheDatabaseAsItWasFound : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.CreateTable("account",
        [
            new Column("id", SqlType.Integer) { Identity = Identity.ByDefault, Nullable = false },
            new Column("name", SqlType.String(80)) { Nullable = false },
            new PrimaryKeyConstraint(["id"]) { Name = "pk_account" },
        ]);
        op.CreateTable("orders",
        [
            new Column("id", SqlType.Integer) { Identity = Identity.ByDefault, Nullable = false },
            new Column("account_id", SqlType.Integer) { Nullable = false, References = new("account", "id") { Name = "fk_orders_account" } },
            new Column("placed_at", SqlType.DateTime) { Nullable = false, Default = SqlExpression.Sql("CURRENT_TIMESTAMP") },
            new PrimaryKeyConstraint(["id"]) { Name = "pk_orders" },
        ]);
        op.CreateIndex("ix_orders_account_id", "orders", ["account_id"]);
        op.Execute("CREATE VIEW customers AS SELECT name FROM account WHERE id IN (SELECT account_id FROM orders)");
    }

    public override void Downgrade(MigrationOperations op)
    {
        base.Downgrade(op);
    }
}
