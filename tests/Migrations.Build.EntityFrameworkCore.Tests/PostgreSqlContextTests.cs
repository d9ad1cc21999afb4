using Microsoft.EntityFrameworkCore;
using Migrations.Build.EntityFrameworkCore.Tests.Contexts;
using Migrations.Build.PostgreSql.Tests;
using Migrations.Build.Tests.PostgreSql;

namespace Migrations.Build.EntityFrameworkCore.Tests;

[TestClass]
public sealed class PostgreSqlContextTests : ContextBehaviour
{
    private TestDatabase _ours = null!;
    private TestDatabase _theirs = null!;

    private protected override (MigrationEngineOptions Ours, MigrationEngineOptions Theirs) Options => (Of(_ours), Of(_theirs));

    [TestInitialize]
    public async Task CreateAsync()
    {
        _ours = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        _theirs = await PostgreSqlServer.Instance.CreateDatabaseAsync();
    }

    [TestCleanup]
    public async Task DropAsync()
    {
        await _ours.DisposeAsync();
        await _theirs.DisposeAsync();
    }

    [AssemblyCleanup]
    public static void Stop() => PostgreSqlServer.Stop();

    [TestMethod]
    public Task So_it_is_with_types_that_only_this_server_has() => CompareAsync(typeof(ServerTypesContext));

    private protected override DbContextOptions ContextOptions(string? connectionString) =>
        new DbContextOptionsBuilder().UseNpgsql(connectionString, npgsql => npgsql.SetPostgresVersion(15, 0).MapEnum<ColumnContext.Mood>("mood")).Options;

    private protected override async Task<string> CatalogueAsync(string connectionString) =>
        await PostgreSqlCatalogue.OfAsync(connectionString == _ours.ConnectionString ? _ours : _theirs, CatalogueQueries.Of());

    private static MigrationEngineOptions Of(TestDatabase database) => new()
    {
        Provider = PostgreSqlProvider.Instance,
        ConnectionString = database.ConnectionString,
        Revisions = typeof(PostgreSqlContextTests).Assembly,
    };
}
