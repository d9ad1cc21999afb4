using Migrations.Build;

namespace Bookstore.Migrations;

/// <summary>add account table</summary>
[Revision("ae1027a6acf5", "add account table", DownRevision = "1975ea83b712", CreateDate = "2026-03-09T16:40:02+01:00")]
public sealed class AddAccountTable : Migration
{
    public override void Upgrade(MigrationOperations op) =>
        op.CreateTable("account",
        [
            new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault },
            new Column("email", SqlType.String(254)) { Nullable = false, Unique = true },
            new Column("name", SqlType.String(50)) { Nullable = false },
            new Column("created_at", SqlType.DateTime) { Nullable = false },
        ]);

    public override void Downgrade(MigrationOperations op) => op.DropTable("account");
}
