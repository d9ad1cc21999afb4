namespace Migrations.Build.Running;

/// <summary>The tables in which other migration tools keep their history: a team that moves here keeps them for a while.</summary>
internal static class OtherTools
{
    // Only names that nobody gives a table of data. Evolve's "changelog" is not one of them.
    private static readonly HashSet<string> Histories = new(StringComparer.OrdinalIgnoreCase)
    {
        "__EFMigrationsHistory",
        "__EFMigrationsLock",
        "alembic_version",
        "databasechangelog",
        "databasechangeloglock",
        "flyway_schema_history",
        "schemaversions",
    };

    /// <summary>The database without such tables, but with those that the model has.</summary>
    public static DatabaseSchema Without(DatabaseSchema database, DatabaseSchema model) => database.Tables.Keys
        .Where(name => Histories.Contains(name.Name) && !model.Tables.ContainsKey(name))
        .Aggregate(database, (rest, name) => rest.Without(name));
}
