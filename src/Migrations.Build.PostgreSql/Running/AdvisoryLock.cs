using System.Globalization;
using System.Security.Cryptography;
using Migrations.Build.PostgreSql.Sql;
using Migrations.Build.Running;
using Npgsql;

namespace Migrations.Build.PostgreSql.Running;

/// <summary>A session-level advisory lock in the very session that works: who has lost it cannot go on.</summary>
/// <remarks>
/// It is polled: a waiter that blocks inside a statement deadlocks with CREATE INDEX CONCURRENTLY of the holder.
/// https://www.postgresql.org/docs/15/explicit-locking.html#ADVISORY-LOCKS. The database is part of the key already.
/// </remarks>
internal sealed class AdvisoryLock : IAsyncDisposable
{
    private const string Mark = "migrations.build: the lock is not held by session ";

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LastDelay = TimeSpan.FromSeconds(1);

    private readonly NpgsqlConnection _connection;
    private readonly int _key;

    private AdvisoryLock(NpgsqlConnection connection, int key)
    {
        _connection = connection;
        _key = key;
    }

    /// <summary>
    /// A statement that fails unless its session holds the lock. In front of a COMMIT, in the same batch, it is the fence:
    /// a pooler may have moved the session, and a revision's own SQL may have released all locks (DISCARD ALL).
    /// </summary>
    public string Fence => string.Create(
        CultureInfo.InvariantCulture,
        $"SELECT CASE WHEN EXISTS (SELECT 1 FROM pg_locks WHERE {IsLock(_key)} AND pid = pg_backend_pid()) THEN 0 ELSE ('{Mark}' || pg_backend_pid())::integer END");

    /// <summary>Takes the lock.</summary>
    /// <exception cref="MigrationException">The time is up.</exception>
    public static async Task<AdvisoryLock> TakeAsync(
        NpgsqlConnection connection, string place, LockRequest request, CancellationToken cancellationToken)
    {
        var schema = request.VersionTable.Schema
            ?? await connection.ScalarAsync<string>("SELECT current_schema()::text", cancellationToken).ConfigureAwait(false)
            ?? "";
        var key = LockKey.Of($"{schema}.{request.VersionTable.Name}");
        var started = request.Clock.GetTimestamp();
        var delay = FirstDelay;
        while (!await connection.ScalarAsync<bool>(Call("pg_try_advisory_lock", key), cancellationToken).ConfigureAwait(false))
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

        return new AdvisoryLock(connection, key);
    }

    /// <summary>Whether an error is the fence's.</summary>
    public static bool IsFence(PostgresException exception) =>
        exception.SqlState == PostgresErrorCodes.InvalidTextRepresentation && exception.MessageText.Contains(Mark, StringComparison.Ordinal);

    /// <summary>Releases the lock; a connection that is lost has released it already.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _connection.ScalarAsync<bool>(Call("pg_advisory_unlock", _key), CancellationToken.None).ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            // The server frees the lock of a session that is gone.
        }
        catch (InvalidOperationException)
        {
            // The connection is closed, which is as good.
        }
    }

    private static Task<string> HolderAsync(NpgsqlConnection connection, int key, CancellationToken cancellationToken)
    {
        var sql =
            $"""
            SELECT format('%s (process %s%s, connected since %s)',
                          coalesce(nullif(a.application_name, ''), 'a session without a name'),
                          l.pid,
                          coalesce(' from ' || host(a.client_addr), ''),
                          to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS"Z"'))
            FROM pg_locks l
            LEFT JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE {IsLock(key)}
            LIMIT 1
            """;
        return TextAsync();

        async Task<string> TextAsync() =>
            await connection.ScalarAsync<string>(sql, cancellationToken).ConfigureAwait(false) ?? "a session that has just gone";
    }

    private static string IsLock(int key) => string.Create(
        CultureInfo.InvariantCulture,
        $"locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND classid = {unchecked((uint)LockKey.Class)}::oid AND objid = {unchecked((uint)key)}::oid AND objsubid = 2");

    private static string Call(string function, int key) =>
        string.Create(CultureInfo.InvariantCulture, $"SELECT {function}({LockKey.Class}, {key})");

    private static TimeSpan Jittered(TimeSpan delay) => delay * (0.5 + (RandomNumberGenerator.GetInt32(500) / 1000.0));
}
