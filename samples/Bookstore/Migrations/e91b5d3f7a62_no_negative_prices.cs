using Migrations.Build;

namespace Bookstore.Migrations;

/// <summary>no negative prices</summary>
/// <remarks>SQLite cannot add a check in place: the table is rebuilt, and the links to its rows stay.</remarks>
[Revision("e91b5d3f7a62", "no negative prices", DownRevision = "7f2c6e8a1b30", CreateDate = "2026-09-30T09:00:00+00:00")]
public sealed class NoNegativePrices : Migration
{
    public override void Upgrade(MigrationOperations op) =>
        op.CreateCheckConstraint("price_not_negative", "book", "price >= 0");

    public override void Downgrade(MigrationOperations op) =>
        op.DropConstraint("price_not_negative", "book", ConstraintKind.Check);
}
