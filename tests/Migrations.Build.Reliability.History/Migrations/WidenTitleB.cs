namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>widen the title</summary>
[Revision("r19", "widen the title", DownRevision = "r18", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class WidenTitleB : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.AlterColumn("book_b", "title", type: SqlType.String(200));
        op.CreateCheckConstraint("ck_book_b_price", "book_b", "price >= 0");
    }
}
