using System.Data.Common;
using Migrations.Build.Sql;

namespace Migrations.Build.Running;

/// <summary>An open connection to one database, in the hands of one run.</summary>
internal abstract class DatabaseSession : IAsyncDisposable
{
    public abstract DbConnection Connection { get; }

    /// <summary>The transaction that commands on <see cref="Connection"/> must carry; null: outside one.</summary>
    public abstract DbTransaction? Transaction { get; }

    /// <summary>The server and database in words, without user name and password.</summary>
    public abstract string Description { get; }

    /// <summary>Whether the connection is gone, so that nothing can be asked or sent any more.</summary>
    public virtual bool IsLost => false;

    /// <summary>The rows of the version table, sorted; null: there is no such table.</summary>
    public abstract Task<IReadOnlyList<string>?> ReadVersionsAsync(TableName versionTable, CancellationToken cancellationToken);

    /// <summary>The names of a table's columns; null: there is no such table.</summary>
    public abstract Task<IReadOnlyList<string>?> ReadColumnsAsync(TableName table, CancellationToken cancellationToken);

    /// <summary>What a failure means that has to do with the database as a whole, such as a damaged file; null: it has not.</summary>
    public virtual MigrationException? Explain(DbException failure) => null;

    /// <summary>Asks the database, or runs a command on it.</summary>
    /// <exception cref="MigrationException">The database refuses what the tool itself asks, or the connection is lost.</exception>
    public async Task<T> AskAsync<T>(Func<DatabaseSession, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask(this).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DbException or StatementFailedException
            || (IsLost && exception is not (MigrationException or OperationCanceledException)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw RunFailure.Refused(this, exception);
        }
    }

    /// <summary>The rows of the log that <see cref="LogTable.ReadParts"/> asks for; null: there is no such table.</summary>
    public async Task<IReadOnlyList<JournalRow>?> ReadPartsAsync(LogTable log, CancellationToken cancellationToken)
    {
        if (!await HasAsync(log, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var rows = await ReadRowsAsync(
            log,
            log.ReadParts(),
            row => new JournalRow(row.GetString(0), row.GetString(1), row.GetInt32(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetInt32(4) != 0),
            cancellationToken).ConfigureAwait(false);
        var parts = new HashSet<JournalRow>();
        return rows.Find(row => !parts.Add(row with { Hash = null, IsDone = false })) is { } twice
            ? throw RunFailure.ForeignRow(log.Name, Description, new InvalidOperationException($"the {twice.Direction} of {twice.Revision} has one of its parts twice"))
            : rows;
    }

    /// <summary>The hashes of the texts that applied revisions had, by their ids; null: there is no such table.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> ReadHashesAsync(LogTable log, CancellationToken cancellationToken)
    {
        if (!await HasAsync(log, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var rows = await ReadRowsAsync(
            log,
            log.ReadHashes(),
            row => new HashRow(row.GetString(0), row.GetString(1) == "downgrade", row.IsDBNull(2) ? null : row.GetString(2)),
            cancellationToken).ConfigureAwait(false);
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            hashes.Remove(row.Revision);
            if (!row.IsUndone && row.Hash is { } hash)
            {
                hashes[row.Revision] = hash;
            }
        }

        return hashes;
    }

    /// <summary>What a query of one text says; null: no row, or NULL.</summary>
    public async Task<string?> ReadTextAsync(string query, CancellationToken cancellationToken) =>
        (await ReadAsync(query, row => row.IsDBNull(0) ? null : row.GetString(0), cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    /// <summary>Whether the log is there, and whole.</summary>
    private async Task<bool> HasAsync(LogTable log, CancellationToken cancellationToken)
    {
        var columns = await ReadColumnsAsync(log.Name, cancellationToken).ConfigureAwait(false);
        if (columns is not null)
        {
            log.RequireColumns(columns, Description);
        }

        return columns is not null;
    }

    private async Task<List<T>> ReadRowsAsync<T>(
        LogTable log, string query, Func<DbDataReader, T> row, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(query, row, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InvalidCastException or InvalidOperationException or OverflowException && !IsLost)
        {
            throw RunFailure.ForeignRow(log.Name, Description, exception);
        }
    }

    private async Task<List<T>> ReadAsync<T>(string query, Func<DbDataReader, T> row, CancellationToken cancellationToken)
    {
        var command = Connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.Transaction = Transaction;
            command.CommandText = query;
            try
            {
                return await ReadRowsAsync(command, row, cancellationToken).ConfigureAwait(false);
            }
            catch (DbException exception)
            {
                throw new StatementFailedException(new SqlStatement(query), exception.Message, exception.SqlState, exception);
            }
        }
    }

    /// <summary>The rows that a command answers with.</summary>
    public static async Task<List<T>> ReadRowsAsync<T>(DbCommand command, Func<DbDataReader, T> row, CancellationToken cancellationToken)
    {
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                rows.Add(row(reader));
            }

            return rows;
        }
    }

    /// <summary>
    /// True: a write transaction itself keeps other runners out, so that the version table must be read again within each.
    /// </summary>
    public virtual bool TransactionIsLock => false;

    /// <summary>
    /// Keeps other runners out until the result is disposed. A database whose write transaction does that by itself
    /// returns at once.
    /// </summary>
    /// <exception cref="MigrationException">The time is up; the message names the holder.</exception>
    public abstract Task<IAsyncDisposable> LockAsync(LockRequest request, CancellationToken cancellationToken);

    /// <summary>Who may stand in the way of a statement that waits for a table, in words; empty: nobody, or it is not known.</summary>
    public virtual Task<string> OthersAsync(CancellationToken cancellationToken) => Task.FromResult("");

    /// <summary>Begins a transaction that may write.</summary>
    /// <param name="rebuilds">Whether a table will be rebuilt, for which SQLite's foreign keys must be off before it begins.</param>
    /// <exception cref="MigrationException">Another writer holds the database longer than the wait that was asked for.</exception>
    public abstract Task BeginAsync(bool rebuilds, LockRequest request, CancellationToken cancellationToken);

    /// <summary>Sends statements in as few round trips as the driver allows.</summary>
    /// <param name="statements">The statements, in order.</param>
    /// <param name="commit">Commits the transaction behind them, in the same round trip where that is possible.</param>
    /// <exception cref="StatementFailedException">The database refuses one, one changed another number of rows than it must, or a row does not fit its columns.</exception>
    /// <exception cref="MigrationException">The lock is not held any more: nothing was committed.</exception>
    public abstract Task ExecuteAsync(
        IReadOnlyList<SqlStatement> statements, bool commit, CancellationToken cancellationToken);

    /// <summary>Rolls the transaction back; without one nothing happens.</summary>
    public abstract Task RollbackAsync();

    public abstract ValueTask DisposeAsync();
}
