using System.Globalization;
using System.Text.Json;
using Migrations.Build.Conformance;
using Migrations.Build.Running;
using Migrations.Build.Tests.PostgreSql;
using Npgsql;

namespace Migrations.Build.PostgreSql.Tests.Conformance;

/// <summary>What sequences of operations do to a database, as the reference system did it.</summary>
[TestClass]
[TestCategory("Conformance")]
public sealed class OperationsConformanceTests
{
    private const string File = "operations-postgresql.json";

    private const string DropAll =
        """
        DO $$
        DECLARE one text;
        BEGIN
            FOR one IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
                EXECUTE format('DROP SCHEMA %I CASCADE', one);
            END LOOP;
        END $$
        """;

    private static readonly Dictionary<string, string> Queries = ConformanceFiles.Queries("postgresql");
    private static TestDatabase? _database;

    public static IEnumerable<object[]> Cases() =>
        ConformanceFiles.Cases(File) is { } cases ? Enumerable.Range(0, cases.Count).Select(number => new object[] { number }) : [[-1]];

    [ClassInitialize]
    public static async Task CreateDatabase(TestContext context) =>
        _database = await PostgreSqlServer.Instance.CreateDatabaseAsync();

    [ClassCleanup]
    public static async Task DropDatabase() => await _database!.DisposeAsync();

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public async Task Case(int number)
    {
        if (number < 0)
        {
            Assert.Inconclusive($"{ConformanceFiles.Given} has no {File}.");
        }

        var json = CaseList.Value[number];
        await using var session = await TestSession.OpenAsync(_database!.ConnectionString);
        var connection = (NpgsqlConnection)session.Connection;
        await RunAsync(connection, "SET timezone = 'UTC'", DropAll, "CREATE SCHEMA public");
        foreach (var ddl in json.Texts("ddl"))
        {
            await RunAsync(connection, ddl);
        }

        var before = json.OptionalText("error") is null ? null : await StateAsync(connection);
        string? refusal = null;
        try
        {
            var op = TestSession.Record(
                op => new OperationReader(op).Record(json.Items("operations")), OperationReader.Convention(json));
            await TestSession.ApplyAsync(session, op);
        }
        catch (Exception exception) when (exception is MigrationException or StatementFailedException or ArgumentException)
        {
            refusal = exception.Message;
        }

        var after = await StateAsync(connection);
        if (json.OptionalText("error") is { } error)
        {
            Check(number, json, error, refusal, before!, after);
            return;
        }

        Assert.IsNull(refusal, $"Case {number}: refused: {refusal}");
        foreach (var section in Queries.Keys)
        {
            var differences = Differences([.. json.GetProperty("after").Items(section).Select(Normal)], after[section]);
            Assert.AreEqual("", differences, $"Case {number}, {section}:\n{differences}");
        }

        foreach (var table in json.GetProperty("rows").EnumerateObject())
        {
            var differences = Differences([.. table.Value.EnumerateArray().Select(Normal)], await RowsAsync(connection, table.Name));
            Assert.AreEqual("", differences, $"Case {number}, rows of {table.Name}:\n{differences}");
        }
    }

    private static readonly Lazy<IReadOnlyList<JsonElement>> CaseList = new(() => ConformanceFiles.Cases(File)!);

    private static void Check(
        int number, JsonElement json, string error, string? refusal, Dictionary<string, List<string>> before, Dictionary<string, List<string>> after)
    {
        if (refusal is null)
        {
            Assert.IsTrue(error is "not_supported" or "object_not_in_prerequisite_state" or "dependent_objects_still_exist", $"Case {number}: {error} expected, and nothing was refused: {json.GetProperty("operations")}");
            return;
        }

        foreach (var section in Queries.Keys)
        {
            Assert.AreEqual("", Differences(before[section], after[section]), $"Case {number}: refused ({refusal}), and {section} changed.");
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, params string[] statements)
    {
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<Dictionary<string, List<string>>> StateAsync(NpgsqlConnection connection)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var query in Queries.Values)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"SELECT to_json(array(SELECT to_json(r)::text FROM ({Indexed(query)}) r))::text"));
        }

        var state = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        await using var reader = await batch.ExecuteReaderAsync();
        foreach (var section in Queries.Keys)
        {
            await reader.ReadAsync();
            using var rows = JsonDocument.Parse(reader.GetString(0));
            state[section] = [.. rows.RootElement.EnumerateArray().Select(row => Array(row.GetString()!))];
            await reader.NextResultAsync();
        }

        return state;
    }

    /// <summary>Columns of the same name would hide each other in a JSON object.</summary>
    private static string Indexed(string query) => $"SELECT * FROM ({query}) AS q ({string.Join(", ", Enumerable.Range(1, Width(query)).Select(i => string.Create(CultureInfo.InvariantCulture, $"c{i}")))})";

    private static int Width(string query) => Queries.First(pair => pair.Value == query).Key switch
    {
        "tables" => 7,
        "columns" => 10,
        "sequences" => 12,
        "constraints" or "indexes" => 5,
        "enums" => 3,
        var other => throw new InvalidOperationException($"catalogue-queries.sql has a section '{other}' that this test does not know."),
    };

    private static string Array(string row)
    {
        using var json = JsonDocument.Parse(row);
        return $"[{string.Join(",", json.RootElement.EnumerateObject().Select(one => Normal(one.Value)))}]";
    }

    private static async Task<List<string>> RowsAsync(NpgsqlConnection connection, string key)
    {
        var parts = key.Split('.', 2);
        var table = parts.Length == 2 && !await ExistsAsync(connection, key)
            ? $"\"{parts[0]}\".\"{parts[1]}\""
            : $"\"{key}\"";
        await using var command = new NpgsqlCommand($"SELECT to_json(t)::text FROM {table} t", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            using var row = JsonDocument.Parse(reader.GetString(0));
            rows.Add(Normal(row.RootElement));
        }

        return rows;
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string name)
    {
        await using var command = new NpgsqlCommand("SELECT EXISTS (SELECT 1 FROM pg_class WHERE relname = $1)", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = name });
        return await command.ExecuteScalarAsync() is true;
    }

    /// <summary>JSON in one spelling: keys in order, numbers by value.</summary>
    private static string Normal(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(",", json.EnumerateObject().OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => $"{JsonSerializer.Serialize(one.Name)}:{Normal(one.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(",", json.EnumerateArray().Select(Normal))}]",
        JsonValueKind.Number when json.TryGetDecimal(out var number) => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        JsonValueKind.Number => json.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        JsonValueKind.String => JsonSerializer.Serialize(json.GetString()),
        _ => json.GetRawText(),
    };

    private static string Differences(List<string> expected, List<string> actual)
    {
        var missing = new List<string>(expected);
        var found = actual.Where(row => !missing.Remove(row)).ToList();
        return string.Join('\n', missing.Select(row => $"expected {row}").Concat(found.Select(row => $"found    {row}")));
    }
}
