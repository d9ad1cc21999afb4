namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>add price</summary>
[Revision("r04", "add price", DownRevision = "r03", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class AddPriceA : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.AddColumn("book_a", new Column("price", SqlType.Integer) { Nullable = false, Default = 0 });
    }
}
