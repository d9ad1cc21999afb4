namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>add price</summary>
[Revision("r24", "add price", DownRevision = "r23", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class AddPriceC : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.AddColumn("book_c", new Column("price", SqlType.Integer) { Nullable = false, Default = 0 });
    }
}
