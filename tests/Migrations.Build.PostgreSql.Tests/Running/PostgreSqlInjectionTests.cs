using Migrations.Build.Sql;
using Migrations.Build.Tests.PostgreSql;
using Migrations.Build.Tests.Running;

namespace Migrations.Build.PostgreSql.Tests.Running;

[TestClass]
public sealed class PostgreSqlInjectionTests : InjectionBehaviour
{
    private TestDatabase _database = null!;

    private protected override MigrationEngineOptions Options => new()
    {
        Provider = PostgreSqlProvider.Instance,
        ConnectionString = _database.ConnectionString,
        Revisions = typeof(PostgreSqlInjectionTests).Assembly,
    };

    [TestInitialize]
    public async Task CreateAsync() => _database = await PostgreSqlServer.Instance.CreateDatabaseAsync();

    [TestCleanup]
    public async Task DropAsync() => await _database.DisposeAsync();

    private protected override bool HasComments => true;

    private protected override SqlSyntax Syntax => SqlSyntax.PostgreSql;

    private protected override async Task<List<string>> QueryAsync(string sql) =>
        [await _database.ScalarAsync<string>($"SELECT value::text FROM ({sql}) q (value)")];
}
