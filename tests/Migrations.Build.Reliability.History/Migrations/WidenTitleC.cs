namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>widen the title</summary>
[Revision("r29", "widen the title", DownRevision = "r28", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class WidenTitleC : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.AlterColumn("book_c", "title", type: SqlType.String(200));
        op.CreateCheckConstraint("ck_book_c_price", "book_c", "price >= 0");
    }
}
