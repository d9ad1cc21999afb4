using Migrations.Build.BuildHarness;
using Migrations.Build.Conformance;
using Migrations.Build.Tests.PostgreSql;

namespace Migrations.Build.Reliability.Tests;

internal sealed class PostgreSqlSubject(TestDatabase database) : Subject
{
    private static readonly Dictionary<string, string> Queries = ConformanceFiles.Queries(
        "postgresql", Path.Combine(Tree.Root, "tests", "Migrations.Build.PostgreSql.Tests", "Conformance", "CatalogueQueries.cs"));

    public TestDatabase Database => database;

    public override MigrationProvider Provider => PostgreSqlProvider.Instance;

    public override string ConnectionString => database.ConnectionString;

    public static async Task<PostgreSqlSubject> CreateAsync() => new(await PostgreSqlServer.Instance.CreateDatabaseAsync());

    public override Task<string> DescribeAsync() => PostgreSqlCatalogue.OfAsync(database, Queries);

    public override ValueTask DisposeAsync() => database.DisposeAsync();
}
