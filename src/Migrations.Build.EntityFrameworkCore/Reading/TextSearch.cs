using Microsoft.EntityFrameworkCore.Metadata;

namespace Migrations.Build.EntityFrameworkCore.Reading;

/// <summary>Npgsql's columns and indexes for full-text search, which the model names by their configuration and parts alone.</summary>
internal static class TextSearch
{
    /// <summary>The expression over columns: text joined by blanks, JSON by its values.</summary>
    public static string Vector(string configuration, IEnumerable<string> columns, TableName table, ModelContext context)
    {
        var known = context.Model.FindTable(table.Name, table.Schema)!;
        var literal = Quote(configuration, '\'');
        var parts = columns.Select(name => known.FindColumn(name)!).GroupBy(KindOf).Select(group => group.Key is { } json
            ? string.Join(" || ", group.Select(column => $"{json}_to_tsvector({literal}, {Value(column, "{}")}, '\"all\"')"))
            : $"to_tsvector({literal}, {string.Join(" || ' ' || ", group.Select(column => Value(column, "")))})");
        return string.Join(" || ", parts);
    }

    private static string? KindOf(IColumn column) => column.StoreType is "json" or "jsonb" ? column.StoreType : null;

    private static string Value(IColumn column, string whenNull) =>
        column.IsNullable ? $"coalesce({Quote(column.Name, '"')}, '{whenNull}')" : Quote(column.Name, '"');

    private static string Quote(string text, char mark) => $"{mark}{text.Replace($"{mark}", $"{mark}{mark}", StringComparison.Ordinal)}{mark}";
}
