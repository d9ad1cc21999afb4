using System.Text.Json;
using Migrations.Build.Autogenerate;
using Migrations.Build.Conformance;
using Migrations.Build.Law;
using Migrations.Build.PostgreSql.Schema;
using Migrations.Build.Running;
using Migrations.Build.Tests.PostgreSql;

namespace Migrations.Build.PostgreSql.Tests.Conformance;

/// <summary>What differs between a database and a model, as the reference system recorded it.</summary>
[TestClass]
[TestCategory("Conformance")]
public sealed class AutogenerateConformanceTests
{
    private const string FileName = "autogenerate-postgresql.json";

    private static readonly IReadOnlyList<JsonElement>? Cases = ConformanceFiles.Cases(FileName);

    private static TestDatabase? _database;

    public static IEnumerable<object[]> Numbers => Enumerable.Range(0, Cases?.Count ?? 0).Select(number => new object[] { number });

    [ClassInitialize]
    public static async Task CreateDatabase(TestContext context) => _database = await PostgreSqlServer.Instance.CreateDatabaseAsync();

    [ClassCleanup]
    public static async Task DropDatabase() => await _database!.DisposeAsync();

    [TestMethod]
    public void The_file_is_there()
    {
        if (Cases is null)
        {
            Assert.Inconclusive($"{ConformanceFiles.Given} has no {FileName}.");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Numbers))]
    public async Task The_differences_are_those_of_the_reference_and_the_operations_lead_there_and_back(int number)
    {
        var json = Cases![number];
        var model = ModelReader.Model(json).Resolve(PostgreSqlSchemaRules.Instance);
        await using var session = await TestSession.OpenAsync(_database!.ConnectionString);
        await _database.ExecuteAsync($"DROP SCHEMA public CASCADE; CREATE SCHEMA public; {string.Join(";", json.Texts("ddl"))}");
        var before = await TestSession.ReadAsync(session);

        var comparison = await CompareAsync(session, model);

        Assert.AreEqual(ModelReader.Expected(json), ModelReader.Found(comparison.Differences), $"Case {number}");
        await TestSession.ApplyAsync(session, comparison.Operations);
        Assert.AreEqual("", ModelReader.Found((await CompareAsync(session, model)).Differences), $"Case {number}: after the upgrade");
        await TestSession.ApplyAsync(session, comparison.Reverse);
        Assert.AreEqual("", SchemaOrder.Difference(before, await TestSession.ReadAsync(session)), $"Case {number}: after the downgrade");
    }

    /// <summary>With the server's own spelling where texts differ, as a run has it.</summary>
    private static async Task<Comparison> CompareAsync(DatabaseSession session, DatabaseSchema model)
    {
        var database = new ComparedSchema("", await TestSession.ReadAsync(session))
        {
            Spell = questions => PostgreSqlProvider.Instance.Introspector.SpellAsync(session.Connection, model, questions, CancellationToken.None),
        };
        return (await database.CompareAsync(model, PostgreSqlSchemaRules.Instance, ComparisonOptions.Default)).Comparison;
    }
}
