using System.Globalization;
using System.Security.Cryptography;
using Migrations.Build.PostgreSql.Sql;
using Migrations.Build.Running;
using Npgsql;

namespace Migrations.Build.PostgreSql.Running;

/// <summary>A session-level advisory lock on a connection of its own. It dies with its process.</summary>
/// <remarks>
/// It is polled: a waiter that blocks inside a statement deadlocks with CREATE INDEX CONCURRENTLY of the holder.
/// https://www.postgresql.org/docs/15/explicit-locking.html#ADVISORY-LOCKS. The database is part of the key already.
/// </remarks>
internal sealed class AdvisoryLock : IRunLock
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LastDelay = TimeSpan.FromSeconds(1);

    private readonly NpgsqlConnection _connection;
    private readonly int _key;
    private readonly CancellationTokenSource _released = new();
    private Task _watch = Task.CompletedTask;
    private volatile bool _isLost;

    private AdvisoryLock(NpgsqlConnection connection, int key)
    {
        _connection = connection;
        _key = key;
    }

    /// <inheritdoc/>
    public bool IsLost => _isLost;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="MigrationException">The time is up, or a pooler moved the lock elsewhere.</exception>
    public static async Task<AdvisoryLock> TakeAsync(
        NpgsqlConnection connection, string place, LockRequest request, CancellationToken cancellationToken)
    {
        var schema = request.VersionTable.Schema
            ?? await ScalarAsync<string>(connection, "SELECT current_schema()::text", [], cancellationToken).ConfigureAwait(false)
            ?? "";
        var key = LockKey.Of($"{schema}.{request.VersionTable.Name}");
        var started = request.Clock.GetTimestamp();
        var delay = FirstDelay;
        while (!await TryAsync(connection, key, cancellationToken).ConfigureAwait(false))
        {
            var waited = request.Clock.GetElapsedTime(started);
            var holder = await HolderAsync(connection, key, cancellationToken).ConfigureAwait(false);
            if (waited >= request.Timeout)
            {
                throw new MigrationException(
                    DiagnosticCodes.DatabaseLocked,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Another migration run holds the lock of {request.VersionTable} in {place}: {holder}. Waited {waited.TotalSeconds:0.#} s. Wait for it, give more time (MigrateLockTimeout), or end it (SELECT pg_terminate_backend(pid)) if nobody owns it any more; its lock goes with it."));
            }

            request.Events?.Report(new LockAwaited(holder, waited));
            var rest = request.Timeout - waited;
            await Task.Delay(delay < rest ? Jittered(delay) : rest, request.Clock, cancellationToken).ConfigureAwait(false);
            delay = delay * 2 < LastDelay ? delay * 2 : LastDelay;
        }

        var held = new AdvisoryLock(connection, key);
        if (!await held.IsHeldAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new MigrationException(
                DiagnosticCodes.LockNotHeld,
                $"The lock of {request.VersionTable} in {place} was taken by a session that is not ours any more: a pooler in transaction mode stands between. Point the connection string at the server itself (often port 5432 instead of 6432).");
        }

        return held;
    }

    /// <summary>Whether this connection still holds the lock.</summary>
    public async Task<bool> IsHeldAsync(CancellationToken cancellationToken)
    {
        const string Sql =
            """
            SELECT EXISTS (
                SELECT 1 FROM pg_locks
                WHERE locktype = 'advisory' AND granted AND pid = pg_backend_pid()
                  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                  AND classid = $1::bigint::oid AND objid = $2::bigint::oid AND objsubid = 2)
            """;
        return await ScalarAsync<bool>(_connection, Sql, [(long)LockKey.Class, (long)unchecked((uint)_key)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Listens on the connection until the lock is released: the end of the session is heard at once, without asking.
    /// </summary>
    public void Watch() => _watch = WatchAsync();

    /// <summary>Releases the lock; a connection that is lost has released it already.</summary>
    public async ValueTask DisposeAsync()
    {
        await _released.CancelAsync().ConfigureAwait(false);
        await _watch.ConfigureAwait(false);
        _released.Dispose();
        try
        {
            await ScalarAsync<bool>(_connection, "SELECT pg_advisory_unlock($1, $2)", [LockKey.Class, _key], CancellationToken.None).ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            // The server frees the lock of a session that is gone.
        }
        catch (InvalidOperationException)
        {
            // The connection is closed, which is as good.
        }

        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                await _connection.WaitAsync(_released.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The lock is being released.
        }
        catch (Exception exception) when (exception is NpgsqlException or IOException or InvalidOperationException)
        {
            _isLost = true;
        }
    }

    private static Task<bool> TryAsync(NpgsqlConnection connection, int key, CancellationToken cancellationToken) =>
        ScalarAsync<bool>(connection, "SELECT pg_try_advisory_lock($1, $2)", [LockKey.Class, key], cancellationToken)!;

    private static async Task<string> HolderAsync(NpgsqlConnection connection, int key, CancellationToken cancellationToken)
    {
        const string Sql =
            """
            SELECT format('%s (process %s%s, connected since %s)',
                          coalesce(nullif(a.application_name, ''), 'a session without a name'),
                          l.pid,
                          coalesce(' from ' || host(a.client_addr), ''),
                          to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS"Z"'))
            FROM pg_locks l
            LEFT JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND l.classid = $1::bigint::oid AND l.objid = $2::bigint::oid AND l.objsubid = 2
            LIMIT 1
            """;
        return await ScalarAsync<string>(connection, Sql, [(long)LockKey.Class, (long)unchecked((uint)key)], cancellationToken).ConfigureAwait(false)
            ?? "a session that has just gone";
    }

    private static TimeSpan Jittered(TimeSpan delay) => delay * (0.5 + (RandomNumberGenerator.GetInt32(500) / 1000.0));

    private static async Task<T?> ScalarAsync<T>(
        NpgsqlConnection connection, string sql, object[] parameters, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using var disposal = command.ConfigureAwait(false);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is T value ? value : default;
    }
}
