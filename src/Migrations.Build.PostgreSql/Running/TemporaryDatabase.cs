using System.Security.Cryptography;
using Migrations.Build.PostgreSql.Sql;
using Migrations.Build.Running;
using Npgsql;

namespace Migrations.Build.PostgreSql.Running;

/// <summary>A database of its own name on the configured server, made from template0 and dropped at the end.</summary>
internal sealed class TemporaryDatabase : ScratchDatabase
{
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
        var name = $"migrations_scratch_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
        settings.Database = name;
        try
        {
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

        return new TemporaryDatabase(server, name, settings.ConnectionString);
    }

    public override async ValueTask DisposeAsync()
    {
        await using (_server.ConfigureAwait(false))
        {
            try
            {
                await ExecuteAsync(_server, $"DROP DATABASE IF EXISTS {PostgreSqlDialect.Instance.Quote(_name)}", CancellationToken.None).ConfigureAwait(false);
            }
            catch (NpgsqlException) when (_server.IsLost)
            {
                // Nobody can be asked any more; what went wrong before has the say.
            }
        }
    }

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
