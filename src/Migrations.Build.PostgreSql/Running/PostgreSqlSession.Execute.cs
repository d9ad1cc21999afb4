using Migrations.Build.Running;
using Migrations.Build.Sql;
using Npgsql;
using NpgsqlTypes;

namespace Migrations.Build.PostgreSql.Running;

internal sealed partial class PostgreSqlSession
{
    private static readonly SqlStatement Commit = new("COMMIT");
    private static readonly SqlStatement Fence = new("SELECT the lock of the run");

    /// <summary>
    /// Sends the statements in batches. Outside a transaction a batch is one by itself, as the protocol has it. A
    /// statement that refuses a transaction goes alone: what came before is committed, and a transaction that was
    /// open begins anew behind it.
    /// </summary>
    public override async Task ExecuteAsync(
        IReadOnlyList<SqlStatement> statements, bool commit, CancellationToken cancellationToken)
    {
        try
        {
            var batch = new Batch();
            foreach (var statement in statements)
            {
                if (statement.Alone is null)
                {
                    await AddAsync(batch, statement, cancellationToken).ConfigureAwait(false);
                    continue;
                }

                var wasInTransaction = _transaction is not null;
                await SendAsync(batch, commit: true, cancellationToken).ConfigureAwait(false);
                await FenceAsync(cancellationToken).ConfigureAwait(false);
                await AddAsync(batch, statement, cancellationToken).ConfigureAwait(false);
                await SendAsync(batch, commit: false, cancellationToken).ConfigureAwait(false);
                await SetTableTimeoutAsync(_tableTimeout, cancellationToken).ConfigureAwait(false);
                if (wasInTransaction)
                {
                    _transaction = await _connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                }
            }

            await SendAsync(batch, commit, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await RollbackAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Before a statement outside of a transaction, which no commit holds back. Such a statement waits for older
    /// transactions without keeping others from the table, so it may take its time.
    /// </summary>
    private async Task FenceAsync(CancellationToken cancellationToken)
    {
        if (_lock is null)
        {
            return;
        }

        var batch = new Batch();
        batch.Add(Fence, new NpgsqlBatchCommand(_lock.Fence));
        await SendAsync(batch, cancellationToken).ConfigureAwait(false);
        await SetTableTimeoutAsync(_tableTimeout is null ? null : "0", cancellationToken).ConfigureAwait(false);
    }

    private async Task SetTableTimeoutAsync(string? timeout, CancellationToken cancellationToken)
    {
        if (timeout is not null)
        {
            await _connection.ScalarAsync<string>($"SELECT set_config('lock_timeout', '{timeout}', false)", cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task AddAsync(Batch batch, SqlStatement statement, CancellationToken cancellationToken)
    {
        try
        {
            if (statement.Rows is { } rows)
            {
                await AddRowsAsync(batch, statement, rows, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                batch.Add(statement, Command(statement, statement.ExpectedRows is null ? null : RowGuard.Guarded(statement)));
            }
        }
        catch (MigrationException exception)
        {
            throw new StatementFailedException(statement, exception);
        }
    }

    private async Task AddRowsAsync(Batch batch, SqlStatement statement, BulkInsert rows, CancellationToken cancellationToken)
    {
        using var values = rows.Rows.GetEnumerator();
        foreach (var part in BulkRows.Parts(statement, values))
        {
            if (part.Insert is { } insert)
            {
                batch.Add(statement, Command(insert, guarded: null));
                continue;
            }

            await SendAsync(batch, commit: false, cancellationToken).ConfigureAwait(false);
            await CopyAsync(statement, part, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends what the batch holds, with COMMIT behind it if there is a transaction to commit, and empties it.</summary>
    private async Task SendAsync(Batch batch, bool commit, CancellationToken cancellationToken)
    {
        var commits = commit && _transaction is not null;
        if (commits && batch.Unguarded.Any())
        {
            // The server cannot count for us, so we do, before we let it commit.
            await SendAsync(batch, cancellationToken).ConfigureAwait(false);
        }

        if (commits)
        {
            if (_lock is not null)
            {
                batch.Add(Fence, new NpgsqlBatchCommand(_lock.Fence));
            }

            batch.Add(Commit, new NpgsqlBatchCommand("COMMIT"));
        }

        await SendAsync(batch, cancellationToken).ConfigureAwait(false);
        if (commits)
        {
            // It is completed; this tells Npgsql so.
            await RollbackAsync().ConfigureAwait(false);
        }
    }

    private async Task SendAsync(Batch batch, CancellationToken cancellationToken)
    {
        if (batch.Commands.Count == 0)
        {
            return;
        }

        var commands = new NpgsqlBatch(_connection) { Timeout = _settings.CommandTimeout };
        await using var disposal = commands.ConfigureAwait(false);
        foreach (var command in batch.Commands)
        {
            commands.BatchCommands.Add(command);
        }

        try
        {
            await commands.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (AdvisoryLock.IsFence(exception))
        {
            throw new MigrationException(
                DiagnosticCodes.LockNotHeld,
                $"This run does not hold its lock in {ConnectionFailure.Place(_settings)} any more: a pooler gave it another session, or a statement of a revision released it (DISCARD ALL, pg_advisory_unlock_all). Another run may have gone on in its place, so nothing more was committed. Look at MigrateCurrent, and run it again without a pooler in transaction mode between.",
                location: null,
                exception);
        }
        catch (PostgresException exception)
        {
            throw StatementFailure.Of(batch.Find(exception.BatchCommand) ?? batch.Statements[0], exception);
        }
        catch (NpgsqlException exception)
        {
            throw StatementFailure.Of(batch.Statements[0], exception);
        }

        foreach (var (statement, command) in batch.Unguarded)
        {
            if ((long)command.Rows != statement.ExpectedRows)
            {
                throw StatementFailure.WrongRows(statement, (long)command.Rows, exception: null);
            }
        }

        batch.Clear();
    }

    private async Task CopyAsync(SqlStatement statement, BulkRows.Part part, CancellationToken cancellationToken)
    {
        try
        {
            var writer = await _connection.BeginTextImportAsync(part.CopyCommand!, cancellationToken).ConfigureAwait(false);
            try
            {
                await part.WriteAsync(writer, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                // Disposal alone would finish the import, and keep the rows.
                await ((NpgsqlCopyTextWriter)writer).CancelAsync().ConfigureAwait(false);
                throw;
            }

            await writer.DisposeAsync().ConfigureAwait(false);
        }
        catch (PostgresException exception)
        {
            throw StatementFailure.Of(statement, exception);
        }
    }

    private static NpgsqlBatchCommand Command(SqlStatement statement, string? guarded)
    {
        var command = new NpgsqlBatchCommand(guarded ?? statement.Text);
        foreach (var fragment in statement.Fragments)
        {
            if (fragment.IsValue)
            {
                command.Parameters.Add(Parameter(fragment.Value));
            }
        }

        return command;
    }

    /// <summary>
    /// A text goes without a type, as a literal would, so that it can be compared with a date or put into a JSON
    /// column; what else has a text form alone goes so too.
    /// </summary>
    private static NpgsqlParameter Parameter(object? value) => value switch
    {
        bool or short or int or long or float or double or decimal or Guid or byte[] or DateOnly or TimeOnly or TimeSpan =>
            new NpgsqlParameter { Value = value },
        DateTime { Kind: DateTimeKind.Local } time => new NpgsqlParameter { Value = time.ToUniversalTime() },
        DateTime => new NpgsqlParameter { Value = value },
        DateTimeOffset time => new NpgsqlParameter { Value = time.ToUniversalTime() },
        _ => new NpgsqlParameter
        {
            NpgsqlDbType = NpgsqlDbType.Unknown,
            Value = (object?)Sql.PostgreSqlValue.Text(value) ?? DBNull.Value,
        },
    };

    /// <summary>Commands that go together, each with the statement behind it.</summary>
    private sealed class Batch
    {
        public List<SqlStatement> Statements { get; } = [];

        public List<NpgsqlBatchCommand> Commands { get; } = [];

        /// <summary>The statements whose rows the server does not count itself.</summary>
        public IEnumerable<(SqlStatement Statement, NpgsqlBatchCommand Command)> Unguarded =>
            Statements.Zip(Commands).Where(pair => pair.First.ExpectedRows is not null && !pair.Second.CommandText.StartsWith("WITH changed AS (", StringComparison.Ordinal));

        public void Add(SqlStatement statement, NpgsqlBatchCommand command)
        {
            Statements.Add(statement);
            Commands.Add(command);
        }

        public SqlStatement? Find(NpgsqlBatchCommand? command) =>
            command is not null && Commands.IndexOf(command) is var index and >= 0 ? Statements[index] : null;

        public void Clear()
        {
            Statements.Clear();
            Commands.Clear();
        }
    }
}
