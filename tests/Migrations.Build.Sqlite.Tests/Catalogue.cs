using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Migrations.Build.Sqlite.Introspection;

namespace Migrations.Build.Sqlite.Tests;

/// <summary>What a database is, by shared/conformance/catalogue-queries.sql: rows as JSON text, so that they compare.</summary>
internal static partial class Catalogue
{
    public static SortedDictionary<string, List<string>> Of(Scratch database, Dictionary<string, string> queries)
    {
        var result = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (section, query) in queries)
        {
            var rows = database.Query(query);
            IEnumerable<object?[]> normal = section switch
            {
                "constraints" => rows.SelectMany(row => Constraints((string)row[0]!, (string)row[1]!)),
                "columns" => rows.Select(row => Replaced(row, 5, row[5] is string text ? Bare(Normal(text)) : null)),
                "indexes" => rows.Select(row => Replaced(row, 6, row[6] is string text ? Tail(text, (string)row[0]!) : null)),
                _ => rows,
            };
            List<string> texts = [.. normal.Select(Json).Order(StringComparer.Ordinal)];
            if (texts.Count > 0)
            {
                result[section] = texts;
            }
        }

        return result;
    }

    public static SortedDictionary<string, List<string>> Rows(Scratch database)
    {
        var result = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var row in database.Query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"))
        {
            var table = (string)row[0]!;
            var quoted = $"\"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            using var command = database.Connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {quoted}";
            using var reader = command.ExecuteReader();
            var texts = new List<string>();
            while (reader.Read())
            {
                texts.Add(Canonical(Enumerable.Range(0, reader.FieldCount)
                    .ToDictionary(reader.GetName, place => Storage(reader.IsDBNull(place) ? null : reader.GetValue(place)))));
            }

            texts.Sort(StringComparer.Ordinal);
            result[table] = texts;
        }

        return result;
    }

    /// <summary>JSON text with sorted keys and numbers by value.</summary>
    public static string Canonical(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", json.EnumerateObject().OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => $"{one.Name}:{Canonical(one.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(",", json.EnumerateArray().Select(Canonical)) + "]",
        JsonValueKind.Number => json.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        JsonValueKind.String => $"'{json.GetString()}'",
        _ => json.GetRawText(),
    };

    public static string Normal(string sql) => string.Join(' ', Token().Matches(sql).Select(match => match.Value[0] switch
    {
        '"' or '`' => match.Value[1..^1].Replace(new string(match.Value[0], 2), match.Value[..1], StringComparison.Ordinal),
        '[' => match.Value[1..^1],
        '\'' => match.Value,
        _ => match.Value.ToLowerInvariant(),
    }));

    private static string Canonical(Dictionary<string, object?> row) => Canonical(JsonSerializer.SerializeToElement(row));

    private static object? Storage(object? value) => value is byte[] bytes
        ? new Dictionary<string, string> { ["blob"] = Convert.ToHexStringLower(bytes) }
        : value;

    private static string Json(object?[] row) => Canonical(JsonSerializer.SerializeToElement(row));

    private static object?[] Replaced(object?[] row, int place, object? value) => [.. row.Select((one, at) => at == place ? value : one)];

    private static IEnumerable<object?[]> Constraints(string table, string sql) => TableText.Read(table, sql).Constraints.Select(constraint => constraint switch
    {
        PrimaryKeyConstraint key => new object?[] { table, "primary_key", key.Name?.Text, string.Join(',', key.Columns) },
        UniqueConstraint unique => [table, "unique", unique.Name?.Text, string.Join(',', unique.Columns)],
        CheckConstraint check => [table, "check", check.Name?.Text, Bare(Normal(check.Condition))],
        ForeignKeyConstraint key => [table, "foreign_key", key.Name?.Text, string.Join(',', key.Columns) + key.Deferrability switch
        {
            Deferrability.InitiallyDeferred => " deferrable initially deferred",
            Deferrability.InitiallyImmediate => " deferrable initially immediate",
            _ => "",
        }],
        _ => throw new InvalidOperationException(),
    });

    private static string Tail(string sql, string table)
    {
        var words = Normal(sql);
        var on = words.IndexOf($" on {Normal(QuoteIfNeeded(table))} (", StringComparison.Ordinal);
        var open = words.IndexOf('(', on < 0 ? 0 : on);
        return words[open..];
    }

    private static string QuoteIfNeeded(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Bare(string text)
    {
        while (Enclosed(text))
        {
            text = text[2..^2];
        }

        return text;
    }

    private static bool Enclosed(string text)
    {
        var words = text.Split(' ');
        var depth = 0;
        for (var at = 0; at < words.Length; at++)
        {
            depth += words[at] == "(" ? 1 : words[at] == ")" ? -1 : 0;
            if (depth == 0)
            {
                return at == words.Length - 1 && at > 1 && words[0] == "(";
            }
        }

        return false;
    }

    [GeneratedRegex("""'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?|\w+|<=|>=|<>|!=|\|\||==|\S""")]
    private static partial Regex Token();

    /// <summary>How two catalogues differ, in words; empty: not at all.</summary>
    public static string Difference(IDictionary<string, List<string>> expected, IDictionary<string, List<string>> actual)
    {
        var text = new StringBuilder();
        foreach (var section in expected.Keys.Union(actual.Keys, StringComparer.Ordinal))
        {
            var left = expected.TryGetValue(section, out var one) ? [.. one] : new List<string>();
            var right = actual.TryGetValue(section, out var other) ? [.. other] : new List<string>();
            foreach (var row in left.ToList())
            {
                if (right.Remove(row))
                {
                    left.Remove(row);
                }
            }

            foreach (var row in left)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n  {section}: expected {row}");
            }

            foreach (var row in right)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n  {section}: came     {row}");
            }
        }

        return text.ToString();
    }

    /// <summary>A column that comes back stands behind the others, as in any database: its number does not count.</summary>
    public static SortedDictionary<string, List<string>> WithoutColumnNumbers(SortedDictionary<string, List<string>> catalogue)
    {
        catalogue["columns"] = [.. catalogue.GetValueOrDefault("columns", []).Select(row => ColumnNumber().Replace(row, "$1"))];
        return catalogue;
    }

    [GeneratedRegex(@"^(\['(?:[^']|'(?!,\d))*'),\d+")]
    private static partial Regex ColumnNumber();
}
