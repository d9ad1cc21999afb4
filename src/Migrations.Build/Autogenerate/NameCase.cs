namespace Migrations.Build.Autogenerate;

/// <summary>For databases to which names of different case are the same: the model's spelling counts.</summary>
internal static class NameCase
{
    /// <summary>The database's side with each table and column that the model spells otherwise in the model's spelling.</summary>
    public static DatabaseSchema Align(DatabaseSchema database, DatabaseSchema model)
    {
        var spellings = model.Tables.Keys.ToLookup(name => $"{name}".ToUpperInvariant(), name => name, StringComparer.Ordinal);
        foreach (var table in database.Tables.Values)
        {
            var name = table.QualifiedName;
            var wanted = model.Find(name) is not null ? name : spellings[$"{name}".ToUpperInvariant()].Cast<TableName?>().FirstOrDefault();
            if (wanted is not { } spelled || (database.Find(spelled) is not null && spelled != name))
            {
                continue;
            }

            if (spelled != name)
            {
                database = new RenameTable(name, spelled.Name).ApplyTo(database);
            }

            database = Columns(database, spelled, model.Find(spelled)!);
        }

        return database;
    }

    private static DatabaseSchema Columns(DatabaseSchema database, TableName table, Table model)
    {
        foreach (var column in database.Find(table)!.Columns.Where(column => model.FindColumn(column.Name) is null))
        {
            if (model.Columns.FirstOrDefault(one => one.Name.Equals(column.Name, StringComparison.OrdinalIgnoreCase)) is { } wanted)
            {
                database = new AlterColumn(table, column.Name) { NewName = wanted.Name }.ApplyTo(database);
            }
        }

        return database;
    }
}
