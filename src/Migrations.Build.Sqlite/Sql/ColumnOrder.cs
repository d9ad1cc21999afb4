namespace Migrations.Build.Sqlite.Sql;

/// <summary>Puts columns into an order that was given in part.</summary>
internal static class ColumnOrder
{
    /// <summary>
    /// As the reference system does it: first all columns that need no other before them, as they stood, then those that
    /// need only these, and so on.
    /// </summary>
    /// <exception cref="MigrationException">A list names no column of the table, or the lists contradict each other.</exception>
    public static Table Of(Table table, ValueList<ValueList<string>> lists)
    {
        var names = table.Columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        if (lists.SelectMany(list => list).FirstOrDefault(name => !names.Contains(name)) is { } unknown)
        {
            throw new MigrationException(
                DiagnosticCodes.UnknownObject, $"Cannot order the columns of {table.Name}: it has no column {unknown}. Correct the name.");
        }

        var pairs = lists.SelectMany(list => list.Zip(list.Skip(1))).ToLookup(pair => pair.Second, pair => pair.First, StringComparer.Ordinal);
        var open = table.Columns.ToList();
        var ordered = new List<Column>();
        while (open.Count > 0)
        {
            var next = open.FindAll(column => !pairs[column.Name].Any(first => open.Exists(other => other.Name == first)));
            if (next.Count == 0)
            {
                throw new MigrationException(
                    DiagnosticCodes.OperationNotSupported,
                    $"Cannot order the columns of {table.Name}: the lists contradict each other about {string.Join(", ", open.Select(column => column.Name))}.");
            }

            ordered.AddRange(next);
            open.RemoveAll(next.Contains);
        }

        return table with { Elements = [.. ordered, .. table.Constraints, .. table.Indexes] };
    }
}
