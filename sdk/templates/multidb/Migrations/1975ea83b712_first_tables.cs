using Migrations.Build;

namespace Bookstore.Migrations;

/// <summary>first tables</summary>
[Revision("1975ea83b712", "first tables")]
public sealed class FirstTables : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        switch (op.Database)
        {
            case "accounts":
                op.CreateTable("account",
                [
                    new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault },
                    new Column("name", SqlType.String(50)) { Nullable = false },
                ]);
                break;
            case "orders":
                op.CreateTable("purchase",
                [
                    new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault },
                    new Column("title", SqlType.String(50)) { Nullable = false },
                ]);
                break;
        }
    }

    public override void Downgrade(MigrationOperations op) => op.DropTable(op.Database == "accounts" ? "account" : "purchase");
}
