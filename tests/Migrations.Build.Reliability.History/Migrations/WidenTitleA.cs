namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>widen the title</summary>
[Revision("r09", "widen the title", DownRevision = "r08", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class WidenTitleA : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.AlterColumn("book_a", "title", type: SqlType.String(200));
        op.CreateCheckConstraint("ck_book_a_price", "book_a", "price >= 0");
    }
}
