namespace Migrations.Build.Sqlite.Introspection;

/// <summary>A row of the catalogue.</summary>
/// <param name="Type"><c>table</c>, <c>index</c> or <c>trigger</c>.</param>
/// <param name="Table">The table that it belongs to; a table's own name.</param>
/// <param name="Sql">The statement that made it.</param>
internal sealed record StoredObject(string Type, string Name, string Table, string Sql)
{
    /// <summary>Whether the database itself made it: names that begin so are reserved.</summary>
    public bool IsInternal => Name.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase);

    public bool IsVirtual => Sql.StartsWith("CREATE VIRTUAL", StringComparison.OrdinalIgnoreCase);
}
