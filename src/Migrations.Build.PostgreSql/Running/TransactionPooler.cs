using Npgsql;

namespace Migrations.Build.PostgreSql.Running;

/// <summary>Finds a pooler that gives each transaction another session of the server, where no session keeps a lock.</summary>
/// <remarks>
/// A pooler answers the start of a connection with a process number of its own. Whether it keeps sessions apart, a second
/// connection tells: two that are open at once are served by one session in transaction mode only.
/// https://www.pgbouncer.org/features.html.
/// </remarks>
internal static class TransactionPooler
{
    private const int Tries = 5;

    /// <summary>Whether such a pooler was met. One that was not found by chance meets the fence in front of each commit.</summary>
    public static async Task<bool> IsBetweenAsync(
        NpgsqlConnection connection, Func<Task<NpgsqlConnection>> connect, CancellationToken cancellationToken)
    {
        var first = await SessionAsync(connection, cancellationToken).ConfigureAwait(false);
        if (first == connection.ProcessID)
        {
            return false;
        }

        var other = await connect().ConfigureAwait(false);
        await using var disposal = other.ConfigureAwait(false);
        for (var number = 0; number < Tries; number++)
        {
            if (await SessionAsync(other, cancellationToken).ConfigureAwait(false) == first
                || await SessionAsync(connection, cancellationToken).ConfigureAwait(false) != first)
            {
                return true;
            }
        }

        return false;
    }

    private static Task<int> SessionAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.ScalarAsync<int>("SELECT pg_backend_pid()", cancellationToken);
}
