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
    private AdvisoryLock? _lock;
    private string? _tableTimeout;

    private PostgreSqlSession(NpgsqlConnection connection, NpgsqlConnectionStringBuilder settings, SessionRequest request)
    {
        _request = request;
        _connection = connection;
        _settings = settings;

        // Now, since a connection that is lost does not tell its server's version any more.
        Description = string.Create(
            CultureInfo.InvariantCulture, $"PostgreSQL {connection.PostgreSqlVersion}, {ConnectionFailure.Place(settings)}");
    }

    public override DbConnection Connection => _connection;

    public override DbTransaction? Transaction => _transaction;

    /// <inheritdoc/>
    public override string Description { get; }

    public static async Task<PostgreSqlSession> OpenAsync(SessionRequest request, CancellationToken cancellationToken)
    {
        var settings = PostgreSqlConnectionString.Parse(request.ConnectionString);
        settings.CommandTimeout = request.CommandTimeout is { } timeout ? (int)Math.Ceiling(timeout.TotalSeconds) : 0;
        Prepare(settings, string.Create(CultureInfo.InvariantCulture, $"migrations.build {Environment.MachineName} {Environment.ProcessId}"));
        return new PostgreSqlSession(await ConnectAsync(settings, request, cancellationToken).ConfigureAwait(false), settings, request);
    }

    public override bool IsLost => _connection.FullState is System.Data.ConnectionState.Broken or System.Data.ConnectionState.Closed;

    public override async Task<IReadOnlyList<string>?> ReadVersionsAsync(
        TableName versionTable, CancellationToken cancellationToken)
    {
        // Within a transaction an error would be its end, so it is asked first; outside, the error is the answer.
        if (_transaction is not null && await ReadColumnsAsync(versionTable, cancellationToken).ConfigureAwait(false) is null)
        {
            return null;
        }

        var command = new NpgsqlCommand($"SELECT version_num::text FROM {PostgreSqlDialect.Instance.Quote(versionTable)}", _connection);
        await using var disposal = command.ConfigureAwait(false);
        try
        {
            var rows = new List<string>();
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using var readerDisposal = reader.ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                rows.Add(reader.IsDBNull(0) ? throw VersionTable.HasNull(versionTable, Description) : reader.GetString(0));
            }

            rows.Sort(StringComparer.Ordinal);
            return rows;
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return null;
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.UndefinedColumn)
        {
            throw VersionTable.LacksColumn(versionTable, Description);
        }
    }

    public override async Task<IReadOnlyList<string>?> ReadColumnsAsync(TableName table, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            "SELECT CASE WHEN r IS NOT NULL THEN ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = r AND attnum > 0 AND NOT attisdropped) END FROM to_regclass($1) r",
            _connection)
        {
            Parameters = { new() { Value = PostgreSqlDialect.Instance.Quote(table) } },
        };
        await using var disposal = command.ConfigureAwait(false);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as string[];
    }

    public override async Task<IAsyncDisposable> LockAsync(LockRequest request, CancellationToken cancellationToken)
    {
        var place = ConnectionFailure.Place(_settings);
        if (await TransactionPooler.IsBetweenAsync(_connection, () => ConnectAsync(_settings, _request, cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            throw new MigrationException(
                DiagnosticCodes.LockNotHeld,
                $"Cannot lock {request.VersionTable} in {place}: a pooler in transaction mode stands between, where no session keeps a lock. Point the connection string at the server itself (often port 5432 instead of 6432), or at a pool in session mode.");
        }

        await SettleAsync(request, cancellationToken).ConfigureAwait(false);
        _lock = await AdvisoryLock.TakeAsync(_connection, place, request, cancellationToken).ConfigureAwait(false);
        return _lock;
    }

    public override async Task<string> OthersAsync(CancellationToken cancellationToken) =>
        await _connection.ScalarAsync<string>(
            """
            SELECT string_agg(format('%s (process %s, %s, since %s)', coalesce(nullif(application_name, ''), 'a session without a name'), pid, state, to_char(xact_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS"Z"')), '; ')
            FROM (SELECT * FROM pg_stat_activity
                  WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
                  ORDER BY xact_start LIMIT 3) oldest
            """,
            cancellationToken).ConfigureAwait(false) ?? "";

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

    /// <summary>
    /// Settings of the session of a run that writes. Without them a server notices only after hours that the client's
    /// machine is gone, and keeps the lock for it: https://www.postgresql.org/docs/15/runtime-config-connection.html.
    /// </summary>
    private async Task SettleAsync(LockRequest request, CancellationToken cancellationToken)
    {
        _tableTimeout = request.TableTimeout == TimeSpan.Zero
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(request.TableTimeout.TotalMilliseconds):0}ms");
        var tableTimeout = _tableTimeout is null ? "" : $"('lock_timeout', '{_tableTimeout}'), ";
        await _connection.ScalarAsync<long>(
            $"""
            SELECT count(set_config(name, wanted, false))
            FROM (VALUES {tableTimeout}('tcp_keepalives_idle', '30'), ('tcp_keepalives_interval', '10'), ('tcp_keepalives_count', '3'), ('client_connection_check_interval', '10s')) setting (name, wanted)
            JOIN pg_settings USING (name)
            WHERE name = 'lock_timeout' OR version() LIKE '%linux%'
            """,
            cancellationToken).ConfigureAwait(false);
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
        catch (Exception exception) when (exception is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException or IOException or System.Security.Authentication.AuthenticationException or System.Security.Cryptography.CryptographicException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw ConnectionFailure.Of(settings, exception);
        }
    }
}
