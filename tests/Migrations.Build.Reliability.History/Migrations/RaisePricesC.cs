namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>raise prices in two transactions</summary>
[Revision("r27", "raise prices in two transactions", DownRevision = "r26", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class RaisePricesC : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.Autocommit(inner =>
        {
            inner.Execute("UPDATE book_c SET price = price + 100 WHERE id <= 200");
            inner.Execute("UPDATE book_c SET price = price + 1000 WHERE id > 200");
        });
    }
}
