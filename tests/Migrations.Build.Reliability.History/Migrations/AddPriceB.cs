namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>add price</summary>
[Revision("r14", "add price", DownRevision = "r13", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class AddPriceB : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.AddColumn("book_b", new Column("price", SqlType.Integer) { Nullable = false, Default = 0 });
    }
}
