namespace Migrations.Build.Sqlite.Schema;

/// <summary>Which column of a table is its rowid (https://www.sqlite.org/lang_createtable.html#rowid).</summary>
internal static class RowIds
{
    /// <summary>The column that is the rowid; null: none is.</summary>
    public static Column? Of(Table table) =>
        table.Sqlite?.WithoutRowId != true
        && table.PrimaryKey is { Columns: [var name] } key
        && !(key.Clauses is { Inline: true, Parts: [{ Descending: true }] })
        && table.FindColumn(name) is { } column
        && IsInteger(column)
            ? column
            : null;

    /// <summary>
    /// The table with the identity where SQLite has one: an integer key counts itself up whether it was asked to or
    /// not, and nothing else does.
    /// </summary>
    public static Table Counted(Table table)
    {
        var rowId = Of(table);
        return table.Columns.All(column => column.Identity is null == (column != rowId))
            ? table
            : table with
            {
                Elements = [.. table.Elements.Select(element => element is Column column
                    ? column with { Identity = column == rowId ? column.Identity ?? Identity.ByDefault : null }
                    : element)],
            };
    }

    private static bool IsInteger(Column column) => column.Type.Kind switch
    {
        SqlTypeKind.Integer => true,
        SqlTypeKind.Named => column.Type.Name!.Equals("INTEGER", StringComparison.OrdinalIgnoreCase),
        SqlTypeKind.BigInteger or SqlTypeKind.SmallInteger => column.Identity is not null,
        _ => false,
    };
}
