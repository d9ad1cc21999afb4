using Migrations.Build.Introspection;
using Migrations.Build.Running;
using Migrations.Build.Sql;

namespace Migrations.Build;

/// <summary>One kind of database: its dialect, its introspection, its connections. Each provider package has exactly one.</summary>
public abstract class MigrationProvider
{
    private protected MigrationProvider()
    {
    }

    /// <summary>The name that MigrateProvider takes: <c>Sqlite</c>, <c>PostgreSql</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The URL schemes that name this kind of database, in lower case: <c>sqlite</c>; <c>postgresql</c>, <c>postgres</c>.</summary>
    public abstract IReadOnlyList<string> UrlSchemes { get; }

    internal abstract Dialect Dialect { get; }

    internal abstract IIntrospector Introspector { get; }

    /// <summary>Opens a session.</summary>
    /// <exception cref="MigrationException">
    /// The connection string cannot be read, or the database cannot be reached or opened; no password is in the message.
    /// </exception>
    internal abstract Task<DatabaseSession> OpenAsync(SessionRequest request, CancellationToken cancellationToken);

    /// <summary>Makes a throwaway database on the same server.</summary>
    /// <exception cref="MigrationException">The server cannot be reached, or it gives no right to create databases.</exception>
    internal abstract Task<ScratchDatabase> CreateScratchAsync(SessionRequest request, CancellationToken cancellationToken);
}
