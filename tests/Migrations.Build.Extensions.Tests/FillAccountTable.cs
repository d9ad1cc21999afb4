namespace Migrations.Build.Extensions.Tests;

/// <summary>Follows <see cref="CreateAccountTable"/>, and fails when its run says so.</summary>
[Revision("ae1027a6acf5", "fill account table", DownRevision = "1975ea83b712")]
public sealed class FillAccountTable : Migration
{
    public override void Upgrade(MigrationOperations op) =>
        op.Execute(op.Tag == "failing" ? "INSERT INTO nowhere VALUES (1)" : "INSERT INTO account (id) VALUES (1)");
}
