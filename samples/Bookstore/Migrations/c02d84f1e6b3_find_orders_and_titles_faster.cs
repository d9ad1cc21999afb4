using Migrations.Build;

namespace Bookstore.Migrations;

/// <summary>find orders and titles faster</summary>
[Revision("c02d84f1e6b3", "find orders and titles faster", DownRevision = "3b7e0c5d91aa", CreateDate = "2026-05-06T11:27:00+00:00")]
public sealed class FindOrdersAndTitlesFaster : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.CreateIndex(null, "customer_order", ["account_id", "ordered_on"]);
        op.CreateIndex(null, "book", ["title"]);
    }

    public override void Downgrade(MigrationOperations op)
    {
        op.DropIndex("ix_book_title", "book");
        op.DropIndex("ix_customer_order_account_id_ordered_on", "customer_order");
    }
}
