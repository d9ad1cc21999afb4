namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>raise prices in two transactions</summary>
[Revision("r07", "raise prices in two transactions", DownRevision = "r06", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class RaisePricesA : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.Autocommit(inner =>
        {
            inner.Execute("UPDATE book_a SET price = price + 100 WHERE id <= 200");
            inner.Execute("UPDATE book_a SET price = price + 1000 WHERE id > 200");
        });
    }
}
