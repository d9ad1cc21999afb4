namespace Migrations.Build;

/// <summary>One kind of database: its dialect, its introspection, its connections. Each provider package has exactly one.</summary>
public abstract class MigrationProvider
{
    /// <summary>The name that MigrateProvider takes: <c>Sqlite</c>, <c>PostgreSql</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The URL schemes that name this kind of database, in lower case: <c>sqlite</c>; <c>postgresql</c>, <c>postgres</c>.</summary>
    public abstract IReadOnlyList<string> UrlSchemes { get; }
}
