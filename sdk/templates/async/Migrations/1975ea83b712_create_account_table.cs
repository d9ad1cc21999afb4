using Migrations.Build;

namespace Bookstore.Migrations;

/// <summary>create account table</summary>
[Revision("1975ea83b712", "create account table")]
public sealed class CreateAccountTable : AsyncMigration
{
    public override async Task UpgradeAsync(AsyncMigrationOperations op, CancellationToken cancellationToken)
    {
        op.CreateTable("account",
        [
            new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault },
            new Column("name", SqlType.String(50)) { Nullable = false },
        ]);

        // What was recorded so far has been done when the question is asked.
        IReadOnlyList<long> count = await op.QueryAsync($"SELECT count(*) FROM account", row => row.GetInt64(0), cancellationToken);
        if (count[0] == 0)
        {
            op.Execute("INSERT INTO account (name) VALUES ('admin')");
        }
    }

    public override Task DowngradeAsync(AsyncMigrationOperations op, CancellationToken cancellationToken)
    {
        op.DropTable("account");
        return Task.CompletedTask;
    }
}
