using System.Text.Json;
using Microsoft.Data.Sqlite;
using Migrations.Build.Conformance;
using Migrations.Build.Running;

namespace Migrations.Build.Sqlite.Tests.Conformance;

/// <summary>What sequences of operations do to a database, as the reference system recorded it.</summary>
[TestClass]
[TestCategory("Conformance")]
public sealed class OperationTests
{
    private const string FileName = "operations-sqlite.json";

    private static readonly IReadOnlyList<JsonElement>? Cases = ConformanceFiles.Cases(FileName);

    public static IEnumerable<object[]> Numbers => Cases is { Count: > 0 } cases
        ? Enumerable.Range(0, cases.Count).Select(number => new object[] { number })
        : [[-1]];

    [TestMethod]
    [DynamicData(nameof(Numbers))]
    public void A_sequence_of_operations_leaves_what_the_reference_left(int number)
    {
        if (Cases is null || number < 0)
        {
            Assert.Inconclusive($"{ConformanceFiles.Given} has no {FileName}.");
            return;
        }

        var json = Cases[number];
        using var database = new Scratch(json.Items("ddl").Select(one => one.GetString()!));
        Exception? refusal = null;
        try
        {
            var operations = Scratch.Record(op => new OperationReader(op).Record(json.Items("operations")), OperationReader.Convention(json));
            database.Migrate(operations);
        }
        catch (Exception exception) when (exception is MigrationException or ArgumentException or SqliteException or StatementFailedException)
        {
            refusal = exception;
        }

        if (json.OptionalText("error") is { } error)
        {
            Assert.IsTrue(refusal is not null || error == "not_supported" || IsKept(json), $"Case {number}: expected a refusal ({error}), nothing was refused.");
            return;
        }

        Assert.IsNull(refusal, $"Case {number}: refused: {refusal?.GetType().Name} {refusal?.Message}\n{json.GetProperty("operations")}");
        var queries = ConformanceFiles.Queries("sqlite");
        var difference = Difference(json, Catalogue.Of(database, queries), Catalogue.Rows(database));
        Assert.AreEqual("", difference, $"Case {number}:{difference}\n{json.GetProperty("operations")}");
    }

    private static string Difference(JsonElement json, SortedDictionary<string, List<string>> catalogue, SortedDictionary<string, List<string>> rows)
    {
        var expected = Sections(json.GetProperty("after"));
        foreach (var (section, lost) in json.Object("reference_loses") is { } loses ? Sections(loses) : [])
        {
            foreach (var row in lost)
            {
                catalogue.GetValueOrDefault(section)?.Remove(row);
            }
        }

        return Catalogue.Difference(expected, catalogue) + Catalogue.Difference(Sections(json.GetProperty("rows")), rows);
    }

    /// <summary>The reference refuses to drop an index on an expression since its own table copy has lost it; here it is still there.</summary>
    private static bool IsKept(JsonElement json)
    {
        var failed = json.GetProperty("operations")[json.GetProperty("failed_operation").GetInt32()];
        return failed.Text("op") == "drop_index"
            && json.Items("ddl").Any(ddl => ddl.GetString() is { } sql
                && sql.Contains("INDEX", StringComparison.Ordinal)
                && Catalogue.Normal(sql).Contains($" {failed.Text("index_name").ToLowerInvariant()} on ", StringComparison.OrdinalIgnoreCase));
    }

    private static SortedDictionary<string, List<string>> Sections(JsonElement json) => new(
        json.EnumerateObject().ToDictionary(one => one.Name, one => one.Value.EnumerateArray().Select(Catalogue.Canonical).Select(Ungarbled).ToList()),
        StringComparer.Ordinal);

    /// <summary>
    /// The reference reads unique constraints by a regular expression, which takes what stands between two quotes of
    /// different names for one name (<c>pk_Event" PRIMARY KEY (id), CONSTRAINT "uq_Event_x</c>).
    /// </summary>
    private static string Ungarbled(string row)
    {
        const string Garbage = ", CONSTRAINT \"";
        var at = row.LastIndexOf(Garbage, StringComparison.Ordinal);
        return at < 0 || row.LastIndexOf('\'', at) is not (>= 0 and var start) ? row : row[..(start + 1)] + row[(at + Garbage.Length)..].TrimStart('"');
    }
}
