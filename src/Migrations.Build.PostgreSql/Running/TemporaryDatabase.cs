using Migrations.Build.PostgreSql.Sql;
using Migrations.Build.Running;
using Npgsql;

namespace Migrations.Build.PostgreSql.Running;

/// <summary>A database of its own name on the configured server, made from template0 and dropped at the end.</summary>
/// <remarks>
/// Its name says which session made it, by process id and start. A host that is killed takes its session along, so what is
/// left behind can be told from what is in use: the next one drops it.
/// </remarks>
internal sealed class TemporaryDatabase : ScratchDatabase
{
    private const string Prefix = "migrations_scratch_";

    /// <summary>The name for this session, and the databases of this role whose session is gone.</summary>
    private const string Names =
        $"""
        WITH sessions AS (
            SELECT pid, '{Prefix}' || pid || '_' || to_hex((extract(epoch FROM backend_start) * 1000000)::bigint) AS name
            FROM pg_catalog.pg_stat_activity
            WHERE usename = current_user AND backend_start IS NOT NULL
        )
        SELECT (SELECT name FROM sessions WHERE pid = pg_catalog.pg_backend_pid()),
               (SELECT array_agg(d.datname::text) FROM pg_catalog.pg_database d JOIN pg_catalog.pg_roles r ON r.oid = d.datdba
                WHERE d.datname ~ '^{Prefix}[0-9]+_[0-9a-f]+$' AND r.rolname = current_user
                  AND d.datname::text NOT IN (SELECT name FROM sessions))
        """;

    private readonly DatabaseSession _server;
    private readonly string _name;
    private readonly string _connectionString;

    private TemporaryDatabase(DatabaseSession server, string name, string connectionString)
    {
        _server = server;
        _name = name;
        _connectionString = connectionString;
    }

    public override string ConnectionString => _connectionString;

    /// <summary>Creates it.</summary>
    /// <exception cref="MigrationException">The server cannot be reached, or it refuses to create a database.</exception>
    public static async Task<TemporaryDatabase> CreateAsync(SessionRequest request, CancellationToken cancellationToken)
    {
        var settings = PostgreSqlConnectionString.Parse(request.ConnectionString);
        var server = await PostgreSqlSession.OpenAsync(request, cancellationToken).ConfigureAwait(false);
        string name;
        try
        {
            name = await ClearAsync(server, cancellationToken).ConfigureAwait(false);
            await ExecuteAsync(server, $"CREATE DATABASE {name} TEMPLATE template0", cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException exception)
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw new MigrationException(
                DiagnosticCodes.CannotOpenDatabase,
                $"Cannot create a throwaway database on {server.Description}: {((exception as PostgresException)?.MessageText ?? exception.Message).TrimEnd('.')}. Give the role the right CREATEDB, or compare with -p:MigrateCompareTo=Database or Revisions.",
                innerException: exception);
        }

        settings.Database = name;
        return new TemporaryDatabase(server, name, settings.ConnectionString);
    }

    public override async ValueTask DisposeAsync()
    {
        await using (_server.ConfigureAwait(false))
        {
            try
            {
                await ExecuteAsync(_server, Drop(_server, _name), CancellationToken.None).ConfigureAwait(false);
            }
            catch (NpgsqlException) when (_server.IsLost)
            {
                // Nobody can be asked any more; what went wrong before has the say.
            }
        }
    }

    /// <summary>Drops what killed runs left behind.</summary>
    /// <returns>The name for the new database.</returns>
    private static async Task<string> ClearAsync(DatabaseSession server, CancellationToken cancellationToken)
    {
        var (name, left) = ("", Array.Empty<string>());
        var command = server.Connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = Names;
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                name = reader.GetString(0);
                left = await reader.IsDBNullAsync(1, cancellationToken).ConfigureAwait(false) ? [] : reader.GetFieldValue<string[]>(1);
            }
        }

        foreach (var one in left)
        {
            try
            {
                await ExecuteAsync(server, Drop(server, one), cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException)
            {
                // Another run is at it, or somebody looks into it; it has time.
            }
        }

        return name;
    }

    /// <summary>A session that was cancelled may still be on its way out; since version 13 it need not be waited for.</summary>
    private static string Drop(DatabaseSession server, string name) =>
        $"DROP DATABASE IF EXISTS {PostgreSqlDialect.Instance.Quote(name)}{(((NpgsqlConnection)server.Connection).PostgreSqlVersion.Major >= 13 ? " WITH (FORCE)" : "")}";

    private static async Task ExecuteAsync(DatabaseSession server, string sql, CancellationToken cancellationToken)
    {
        var command = server.Connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
