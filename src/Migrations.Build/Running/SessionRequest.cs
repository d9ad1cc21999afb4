using System.Data.Common;

namespace Migrations.Build.Running;

/// <summary>What a provider needs to open a session.</summary>
/// <param name="ConnectionString">The driver's keyword form or a URL.</param>
/// <param name="Directory">The folder that a relative database path starts from; null: the process's current directory.</param>
/// <param name="CommandTimeout">How long one statement may take; null: as long as it needs.</param>
internal sealed record SessionRequest(string ConnectionString, string? Directory, TimeSpan? CommandTimeout)
{
    /// <summary>Whether a database that is not there may be created (SQLite: the file).</summary>
    public bool MayCreate { get; init; }

    /// <summary>The project's say in how connections are made; null: none.</summary>
    public MigrationEnvironment? Environment { get; init; }

    /// <summary>The connection that the project makes; null: the provider makes it.</summary>
    /// <exception cref="MigrationException">It is of another driver.</exception>
    public T? Created<T>(string connectionString)
        where T : DbConnection => Environment?.CreateConnection(connectionString) switch
        {
            null => null,
            T own => own,
            var other => throw new MigrationException(
                DiagnosticCodes.CannotOpenDatabase,
                $"Cannot open the database: CreateConnection of {Environment.GetType().FullName} gave a {other.GetType().FullName}. It must give a {typeof(T).FullName}, or null."),
        };

    /// <summary>Lets the project set up a connection that is open.</summary>
    public Task ConfigureAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Environment?.ConfigureConnectionAsync(connection, cancellationToken) ?? Task.CompletedTask;
}
