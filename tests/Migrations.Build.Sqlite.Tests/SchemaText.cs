using System.Globalization;
using System.Text.RegularExpressions;
using Migrations.Build.Schema;

namespace Migrations.Build.Sqlite.Tests;

/// <summary>Schemas as lines of text, so that a difference can be read.</summary>
internal static partial class SchemaText
{
    /// <summary>How two schemas differ, the order of constraints and indexes apart; empty: not at all.</summary>
    /// <param name="places">Whether the order of columns counts.</param>
    public static string Difference(DatabaseSchema expected, DatabaseSchema actual, bool places = true)
    {
        var (left, right) = (Lines(expected, places), Lines(actual, places));
        return string.Join('\n', left.Except(right).Select(line => "- " + line).Concat(right.Except(left).Select(line => "+ " + line)));
    }

    private static List<string> Lines(DatabaseSchema schema, bool places) => [.. schema.Tables.Values.SelectMany(table => Lines(table, places)).Select(line => Location().Replace(line, ""))];

    private static IEnumerable<string> Lines(Table table, bool places)
    {
        // Whether the key of AUTOINCREMENT has its name counts as little as the name, below.
        yield return $"{table.Name}: {(table.Sqlite is { } options ? options with { NamedKey = false } : null)}";
        for (var place = 0; place < table.Columns.Count; place++)
        {
            var column = table.Columns[place];
            yield return string.Create(CultureInfo.InvariantCulture, $"{table.Name}.{(places ? place : 0)}: {column with { Default = null, Computed = null, Clauses = null }} default {Sql(column.Default?.Text ?? Literal(column))} computed {Sql(column.Computed?.Sql)} {column.Computed?.Stored ?? false} nullable key {column.Clauses?.NullableKey}");
        }

        var lines = table.Elements.Where(element => element is not Column).Select(element => element switch
        {
            CheckConstraint check => $"{table.Name}: CHECK {check.Name} {Sql(check.Condition)} {check.Clauses?.OnConflict}",
            TableIndex index => $"{table.Name}: {index with { Where = null, Columns = [] }} where {Sql(index.Where)} on {string.Join(", ", index.Columns.Select(part => $"{part.Name} {Sql(part.Expression)} {part.Descending} {part.Collation}"))}",
            PrimaryKeyConstraint key when table.Sqlite?.AutoIncrement == true => $"{table.Name}: {Plain(key with { Name = null })}",
            _ => $"{table.Name}: {Plain(element)}",
        });
        foreach (var line in lines.GroupBy(line => line).Select(group => $"{group.Key} x{group.Count()}").Order(StringComparer.Ordinal))
        {
            yield return line;
        }
    }

    private static string Plain(TableElement element) => $"{element with { Clauses = element.Clauses is { } clauses ? clauses with { Inline = false, NullableKey = false } : new SqliteClauses() }} {element.Clauses?.OnConflict}";

    private static string? Literal(Column column) => column.Default is { } @default ? Scratch.Dialect.Expression(@default, column.Type) : null;

    private static string? Sql(string? text)
    {
        while (text is not null && SqlNames.Enclosed(text) is { } inner)
        {
            text = inner;
        }

        return text is null ? null : Catalogue.Normal(text);
    }

    [GeneratedRegex(@"Location = [^,]*, ")]
    private static partial Regex Location();
}
