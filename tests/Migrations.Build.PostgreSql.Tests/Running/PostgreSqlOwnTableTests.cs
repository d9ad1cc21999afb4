using Migrations.Build.Tests.PostgreSql;
using Migrations.Build.Tests.Running;

namespace Migrations.Build.PostgreSql.Tests.Running;

[TestClass]
public sealed class PostgreSqlOwnTableTests : OwnTableBehaviour
{
    private TestDatabase _database = null!;

    private protected override MigrationEngineOptions Options => new()
    {
        Provider = PostgreSqlProvider.Instance,
        ConnectionString = _database.ConnectionString,
        Revisions = typeof(PostgreSqlOwnTableTests).Assembly,
    };

    [TestInitialize]
    public async Task CreateAsync() => _database = await PostgreSqlServer.Instance.CreateDatabaseAsync();

    [TestCleanup]
    public async Task DropAsync() => await _database.DisposeAsync();

    private protected override Task ExecuteAsync(string sql) => _database.ExecuteAsync(sql);
}
