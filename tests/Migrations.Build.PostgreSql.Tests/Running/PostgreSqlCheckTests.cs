using Migrations.Build.Tests.PostgreSql;
using Migrations.Build.Tests.Running;

namespace Migrations.Build.PostgreSql.Tests.Running;

[TestClass]
public sealed class PostgreSqlCheckTests : CheckBehaviour
{
    private TestDatabase _database = null!;

    private protected override MigrationEngineOptions Options => new()
    {
        Provider = PostgreSqlProvider.Instance,
        ConnectionString = _database.ConnectionString,
        Revisions = typeof(PostgreSqlCheckTests).Assembly,
    };

    [TestInitialize]
    public async Task CreateAsync() => _database = await PostgreSqlServer.Instance.CreateDatabaseAsync();

    [TestCleanup]
    public async Task DropAsync() => await _database.DisposeAsync();

    private protected override Task ExecuteAsync(string sql) => _database.ExecuteAsync(sql);

    [TestMethod]
    public async Task A_throwaway_database_is_gone_whatever_happens()
    {
        var engine = RecordedRevisions.None
            .Then("a111", null, op => op.Execute("SELECT 1/0"))
            .Engine(Options with { Model = new MetaData(NamingConvention.None, []) });

        await Assert.ThrowsExactlyAsync<MigrationException>(() => engine.CheckAsync(CompareTo.Scratch));

        Assert.AreEqual(0L, await _database.ScalarAsync<long>("SELECT count(*) FROM pg_database WHERE datname LIKE 'migrations\\_scratch\\_%'"));
    }
}
