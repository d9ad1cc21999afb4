using System.Data.Common;
using System.Globalization;
using Migrations.Build.PostgreSql.Sql;
using Migrations.Build.Running;
using Npgsql;

namespace Migrations.Build.PostgreSql.Running;

/// <summary>One unpooled connection.</summary>
/// <remarks>
/// Npgsql sends BEGIN in front of the first command of a transaction, whoever gives it; COMMIT goes as a statement behind
/// the last ones. So a revision is one batch and one round trip.
/// </remarks>
internal sealed partial class PostgreSqlSession : DatabaseSession
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlConnectionStringBuilder _settings;
    private readonly SessionRequest _request;
    private NpgsqlTransaction? _transaction;

    private PostgreSqlSession(NpgsqlConnection connection, NpgsqlConnectionStringBuilder settings, SessionRequest request)
    {
        _request = request;
        _connection = connection;
        _settings = settings;
    }

    public override DbConnection Connection => _connection;

    public override DbTransaction? Transaction => _transaction;

    public override string Description => string.Create(
        CultureInfo.InvariantCulture, $"PostgreSQL {_connection.PostgreSqlVersion}, {ConnectionFailure.Place(_settings)}");

    public static async Task<PostgreSqlSession> OpenAsync(SessionRequest request, CancellationToken cancellationToken)
    {
        var settings = PostgreSqlConnectionString.Parse(request.ConnectionString);
        settings.CommandTimeout = request.CommandTimeout is { } timeout ? (int)Math.Ceiling(timeout.TotalSeconds) : 0;
        Prepare(settings, "migrations.build");
        return new PostgreSqlSession(await ConnectAsync(settings, request, cancellationToken).ConfigureAwait(false), settings, request);
    }

    public override async Task<IReadOnlyList<string>?> ReadVersionsAsync(
        TableName versionTable, CancellationToken cancellationToken)
    {
        // Within a transaction an error would be its end, so it is asked first; outside, the error is the answer.
        if (_transaction is not null && !await HasTableAsync(versionTable, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var command = new NpgsqlCommand($"SELECT version_num FROM {PostgreSqlDialect.Instance.Quote(versionTable)}", _connection);
        await using var disposal = command.ConfigureAwait(false);
        try
        {
            var rows = new List<string>();
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using var readerDisposal = reader.ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                rows.Add(reader.GetString(0));
            }

            rows.Sort(StringComparer.Ordinal);
            return rows;
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return null;
        }
    }

    public override async Task<bool> HasTableAsync(TableName table, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand("SELECT to_regclass($1) IS NOT NULL", _connection)
        {
            Parameters = { new() { Value = PostgreSqlDialect.Instance.Quote(table) } },
        };
        await using var disposal = command.ConfigureAwait(false);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
    }

    public override async Task<IRunLock> LockAsync(LockRequest request, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(_settings.ConnectionString);
        Prepare(settings, string.Create(CultureInfo.InvariantCulture, $"migrations.build lock {Environment.MachineName} {Environment.ProcessId}"));
        settings.CommandTimeout = 30;
        var connection = await ConnectAsync(settings, _request, cancellationToken).ConfigureAwait(false);
        try
        {
            var held = await AdvisoryLock.TakeAsync(connection, ConnectionFailure.Place(settings), request, cancellationToken).ConfigureAwait(false);
            held.Watch();
            return held;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override async Task BeginAsync(bool rebuilds, LockRequest request, CancellationToken cancellationToken) =>
        _transaction ??= await _connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Rolls back; a lost connection's transaction is rolled back by the server.</summary>
    public override async Task RollbackAsync()
    {
        if (_transaction is { } transaction)
        {
            // Disposal rolls back what was not completed, whether by its own methods or by a COMMIT in a batch.
            _transaction = null;
            await transaction.DisposeAsync().ConfigureAwait(false);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await RollbackAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>What a run needs whatever the connection string says.</summary>
    private static void Prepare(NpgsqlConnectionStringBuilder settings, string applicationName)
    {
        // A pooled connection could come back with another run's session state, and keeps a lock that was not released.
        settings.Pooling = false;
        settings.Enlist = false;

        // Without it an error does not say which statement of a batch failed.
        settings.IncludeFailedBatchedCommand = true;
        if (!settings.ShouldSerialize("Include Error Detail"))
        {
            settings.IncludeErrorDetail = true;
        }

        if (settings.KeepAlive == 0)
        {
            settings.KeepAlive = 30;
        }

        if (string.IsNullOrEmpty(settings.ApplicationName) || settings.ApplicationName.StartsWith("migrations.build", StringComparison.Ordinal))
        {
            settings.ApplicationName = applicationName;
        }
    }

    private static async Task<NpgsqlConnection> ConnectAsync(
        NpgsqlConnectionStringBuilder settings, SessionRequest request, CancellationToken cancellationToken)
    {
        var connection = request.Created<NpgsqlConnection>(settings.ConnectionString) ?? new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            await request.ConfigureAsync(connection, cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch (Exception exception) when (exception is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException or IOException or System.Security.Authentication.AuthenticationException or ArgumentException or NotSupportedException)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw ConnectionFailure.Of(settings, exception);
        }
    }
}
