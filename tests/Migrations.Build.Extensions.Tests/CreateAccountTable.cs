namespace Migrations.Build.Extensions.Tests;

/// <summary>The history that the tests run.</summary>
[Revision("1975ea83b712", "create account table")]
public sealed class CreateAccountTable : Migration
{
    public override void Upgrade(MigrationOperations op) => op.Execute("CREATE TABLE account (id INTEGER PRIMARY KEY)");
}
