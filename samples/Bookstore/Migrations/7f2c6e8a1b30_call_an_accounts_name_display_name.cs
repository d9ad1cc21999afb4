using Migrations.Build;

namespace Bookstore.Migrations;

/// <summary>call an account's name display_name</summary>
[Revision("7f2c6e8a1b30", "call an account's name display_name", DownRevision = "d4419bb07c85", CreateDate = "2026-08-14T13:05:50+02:00")]
public sealed class CallAnAccountsNameDisplayName : Migration
{
    public override void Upgrade(MigrationOperations op) => op.RenameColumn("account", "name", "display_name");

    public override void Downgrade(MigrationOperations op) => op.RenameColumn("account", "display_name", "name");
}
