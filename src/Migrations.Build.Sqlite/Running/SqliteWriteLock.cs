using System.Globalization;
using Microsoft.Data.Sqlite;
using Migrations.Build.Running;
using SQLitePCL;

namespace Migrations.Build.Sqlite.Running;

/// <summary>Begins a write transaction, and waits for other writers with an end to its patience.</summary>
internal static class SqliteWriteLock
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan TellAfter = TimeSpan.FromSeconds(1);

    public static async Task BeginAsync(
        SqliteConnection connection, LockRequest request, CancellationToken cancellationToken)
    {
        var start = request.Clock.GetTimestamp();
        var wait = FirstWait;
        var told = false;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var result = raw.sqlite3_exec(connection.Handle, "BEGIN IMMEDIATE");
            if (result == raw.SQLITE_OK)
            {
                return;
            }

            if (result is not (raw.SQLITE_BUSY or raw.SQLITE_LOCKED))
            {
                throw SqliteFile.Refused(
                    connection.DataSource,
                    new SqliteException(raw.sqlite3_errmsg(connection.Handle).utf8_to_string(), result));
            }

            var waited = request.Clock.GetElapsedTime(start);
            if (waited >= request.Timeout)
            {
                throw new MigrationException(
                    DiagnosticCodes.DatabaseLocked,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Cannot begin to write to {connection.DataSource}: another process has been writing to it for {waited.TotalSeconds:0.#} seconds. End that process, or wait longer with MigrateLockTimeout."));
            }

            if (!told && waited >= TellAfter)
            {
                told = true;
                request.Events?.Report(new LockAwaited("another process that writes to the file", waited));
            }

            var remaining = request.Timeout - waited;
            await Task.Delay(wait < remaining ? wait : remaining, request.Clock, cancellationToken).ConfigureAwait(false);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }
}
