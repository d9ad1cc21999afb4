namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>double prices by what is there</summary>
[Revision("r18", "double prices by what is there", DownRevision = "r17", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class DoublePricesB : AsyncMigration
{
    public override async Task UpgradeAsync(AsyncMigrationOperations op, CancellationToken cancellationToken)
    {
        var ids = await op.QueryAsync($"SELECT id FROM book_b WHERE id <= {5} ORDER BY id", row => row.GetInt32(0), cancellationToken).ConfigureAwait(false);
        foreach (var id in ids)
        {
            op.Execute($"UPDATE book_b SET price = price * 2 WHERE id = {id}");
        }
    }
}
