using System.Text.Json;
using Migrations.Build.Autogenerate;
using Migrations.Build.Conformance;
using Migrations.Build.Sqlite.Schema;

namespace Migrations.Build.Sqlite.Tests.Conformance;

/// <summary>What differs between a database and a model, as the reference system recorded it.</summary>
[TestClass]
[TestCategory("Conformance")]
public sealed class AutogenerateTests
{
    private const string FileName = "autogenerate-sqlite.json";

    private static readonly IReadOnlyList<JsonElement>? Cases = ConformanceFiles.Cases(FileName);

    private static readonly Dictionary<string, string> Queries = ConformanceFiles.Queries("sqlite");

    public static IEnumerable<object[]> Numbers => Enumerable.Range(0, Cases?.Count ?? 0).Select(number => new object[] { number });

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
    public void The_differences_are_those_of_the_reference_and_the_operations_lead_there_and_back(int number)
    {
        var json = Cases![number];
        var model = ModelReader.Model(json).Resolve(SqliteSchemaRules.Instance);
        using var database = new Scratch(json.Items("ddl").Select(one => one.GetString()!));
        var before = Catalogue.WithoutColumnNumbers(Catalogue.Of(database, Queries));

        var comparison = Compare(database, model);

        Assert.AreEqual(ModelReader.Expected(json), ModelReader.Found(comparison.Differences), $"Case {number}");
        database.Migrate(comparison.Operations);
        Assert.AreEqual("", ModelReader.Found(Compare(database, model).Differences), $"Case {number}: after the upgrade");
        database.Migrate(comparison.Reverse);
        Assert.AreEqual("", Catalogue.Difference(before, Catalogue.WithoutColumnNumbers(Catalogue.Of(database, Queries))), $"Case {number}: after the downgrade");
    }

    private static Comparison Compare(Scratch database, DatabaseSchema model) =>
        SchemaComparer.Compare(database.Read(), model, SqliteSchemaRules.Instance, ComparisonOptions.Default);
}
