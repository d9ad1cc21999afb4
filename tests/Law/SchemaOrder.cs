using System.Collections.Immutable;

namespace Migrations.Build.Law;

/// <summary>Compares schemas as they were read, without the order of columns and constraints: a column that comes back stands last.</summary>
internal static class SchemaOrder
{
    /// <summary>The first difference in words; empty: none.</summary>
    public static string Difference(DatabaseSchema expected, DatabaseSchema actual)
    {
        var (left, right) = (Ordered(expected), Ordered(actual));
        if (left == right)
        {
            return "";
        }

        var table = left.Tables.Keys.Union(right.Tables.Keys).FirstOrDefault(name => left.Find(name) != right.Find(name));
        var (one, other) = table is null ? (null, null) : (left.Find(table), right.Find(table));
        return one is null || other is null
            ? $"table {table}: expected {one?.QualifiedName}, came {other?.QualifiedName}; enums {string.Join(',', left.Enums.Values)} and {string.Join(',', right.Enums.Values)}; sequences {string.Join(',', left.Sequences.Values)} and {string.Join(',', right.Sequences.Values)}"
            : $"table {table}, comment {one.Comment}, {other.Comment}:\n{string.Join('\n', one.Elements.Except(other.Elements))}\ncame:\n{string.Join('\n', other.Elements.Except(one.Elements))}";
    }

    /// <summary>Schemas that are empty stay: nobody drops one because no table is left in it.</summary>
    private static DatabaseSchema Ordered(DatabaseSchema schema) => schema with
    {
        Schemas = [],
        Tables = schema.Tables.ToImmutableSortedDictionary(pair => pair.Key, pair => Ordered(pair.Value)),
    };

    private static Table Ordered(Table table) => table with
    {
        Elements =
        [
            .. table.Columns.Select(Uncast).OrderBy(column => column.Name, StringComparer.Ordinal),
            .. table.Constraints.OrderBy(constraint => constraint.Name?.Text, StringComparer.Ordinal).ThenBy(constraint => $"{constraint}", StringComparer.Ordinal),
            .. table.Indexes.OrderBy(index => index.Name?.Text, StringComparer.Ordinal),
        ],
    };

    /// <summary>A default keeps the cast to the type that the column had when it was set: <c>''::text</c>, <c>''::character varying</c>.</summary>
    private static Column Uncast(Column column) => column.Default?.Text is { } text && text.LastIndexOf("'::", StringComparison.Ordinal) is var end and > 0
        ? column with { Default = SqlExpression.Sql(text[..(end + 1)]) }
        : column;
}
