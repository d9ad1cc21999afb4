using Migrations.Build.BuildHarness;
using Migrations.Build.Conformance;
using Migrations.Build.Tests.PostgreSql;

namespace Migrations.Build.Reliability.Tests;

internal sealed class PostgreSqlSubject(TestDatabase database, Tool tool) : Subject(tool)
{
    private static readonly Dictionary<string, string> Queries = ConformanceFiles.Queries(
        "postgresql", Path.Combine(Tree.Root, "tests", "Migrations.Build.PostgreSql.Tests", "Conformance", "CatalogueQueries.cs"));

    public TestDatabase Database => database;

    public override MigrationProvider Provider => PostgreSqlProvider.Instance;

    public override string ConnectionString => database.ConnectionString;

    public static async Task<PostgreSqlSubject> CreateAsync(Tool? tool = null) =>
        new(await PostgreSqlServer.Instance.CreateDatabaseAsync(), tool ?? Tool.MigrationsBuild);

    public override Task<string> DescribeAsync() => PostgreSqlCatalogue.OfAsync(database, Queries, (Tool.LogTable, Tool.Log));

    public override Task<bool> HasBegunAsync() => database.ScalarAsync<bool>("SELECT to_regclass('author_a') IS NOT NULL");

    public override ValueTask DisposeAsync() => database.DisposeAsync();
}
