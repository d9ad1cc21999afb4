using Migrations.Build.Introspection;
using Migrations.Build.Sql;

namespace Migrations.Build.Running;

/// <summary>
/// Turns operations into statements and sends them late: as many in one round trip as the transactions of the run allow.
/// </summary>
internal sealed class StatementWriter(
    MigrationEngineOptions options, DatabaseSession session, StepRecorder recorder, LockRequest locking)
{
    /// <summary>How many statements wait at most, so that a long run in one transaction keeps its memory flat.</summary>
    private const int MostWaiting = 500;

    private readonly Dialect _dialect = options.Provider.Dialect;
    private readonly List<(RevisionStep? Step, SqlStatement Statement)> _waiting = [];

    /// <summary>Whether a transaction is open.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether the open transaction was prepared for the rebuild of a table.</summary>
    public bool MayRebuild { get; private set; }

    /// <summary>How many transactions were committed.</summary>
    public int Commits { get; private set; }

    /// <summary>Whether what was sent last ends with a commit that was not answered.</summary>
    public bool IsCommitting { get; private set; }

    public async Task BeginAsync(bool rebuilds, CancellationToken cancellationToken)
    {
        await session.BeginAsync(rebuilds, locking, cancellationToken).ConfigureAwait(false);
        IsOpen = true;
        MayRebuild = rebuilds;
    }

    /// <summary>Begins a transaction for the rest of a step, unless one is open.</summary>
    /// <exception cref="TakenOverException">Another runner has gone on with the step.</exception>
    public async Task OpenAsync(StepJournal journal, CancellationToken cancellationToken)
    {
        if (!IsOpen)
        {
            await BeginAsync(MayRebuild, cancellationToken).ConfigureAwait(false);
            await RequireOursAsync(journal, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes operations of a step.</summary>
    /// <exception cref="RebuildNeededException">They rebuild a table, and the transaction was begun without that in mind.</exception>
    /// <exception cref="MigrationException">The dialect or the database refuses one of them.</exception>
    public async Task WriteAsync(
        StepJournal journal, IReadOnlyList<MigrationOperation> operations, CancellationToken cancellationToken)
    {
        foreach (var part in StepPart.Of(operations, _dialect))
        {
            if (part.IsAlone)
            {
                await WriteAloneAsync(journal, part.Operations, cancellationToken).ConfigureAwait(false);
            }
            else if (!journal.IsBehind)
            {
                await WriteTogetherAsync(journal, part.Operations, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Writes one statement of a step; without a step, one that the tool itself needs.</summary>
    public async Task WriteAsync(RevisionStep? step, SqlStatement statement, CancellationToken cancellationToken)
    {
        if (!IsOpen)
        {
            await BeginAsync(MayRebuild, cancellationToken).ConfigureAwait(false);
        }

        _waiting.Add((step, statement));
        if (_waiting.Count >= MostWaiting)
        {
            await FlushAsync(commit: false, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends what waits.</summary>
    /// <exception cref="MigrationException">The database refuses a statement, or another runner may have taken over.</exception>
    public async Task FlushAsync(bool commit, CancellationToken cancellationToken)
    {
        if (_waiting.Count == 0 && !(commit && IsOpen))
        {
            return;
        }

        foreach (var (_, statement) in _waiting)
        {
            options.Events?.Report(new StatementSent(statement.Text));
        }

        var commits = commit && IsOpen;
        IsCommitting = commits;
        try
        {
            await session
                .ExecuteAsync([.. _waiting.Select(waiting => waiting.Statement)], commits, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (StatementFailedException exception)
        {
            var guilty = _waiting.FirstOrDefault(waiting => ReferenceEquals(waiting.Statement, exception.Statement)).Step;
            throw recorder.Failed(guilty ?? (_waiting.Count == 0 ? null : _waiting[^1].Step), exception);
        }

        _waiting.Clear();
        IsCommitting = false;
        IsOpen = IsOpen && !commits;
        Commits += commits ? 1 : 0;
    }

    public async Task RollbackAsync()
    {
        _waiting.Clear();
        IsOpen = false;
        IsCommitting = false;
        await session.RollbackAsync().ConfigureAwait(false);
    }

    private async Task WriteTogetherAsync(
        StepJournal journal, IReadOnlyList<MigrationOperation> operations, CancellationToken cancellationToken)
    {
        await OpenAsync(journal, cancellationToken).ConfigureAwait(false);
        if (!MayRebuild && _dialect.Rebuilds(operations))
        {
            throw new RebuildNeededException();
        }

        foreach (var part in OperationParts.Of(operations, _dialect))
        {
            var schema = await ReadNeededAsync(part, cancellationToken).ConfigureAwait(false);
            foreach (var statement in Compile(journal.Step, part, schema))
            {
                await WriteAsync(journal.Step, statement, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>An operation that is committed by itself; one that an earlier run was cut in is looked for in the catalogue.</summary>
    private async Task WriteAloneAsync(
        StepJournal journal, IReadOnlyList<MigrationOperation> operation, CancellationToken cancellationToken)
    {
        var mayRebuild = MayRebuild;
        var row = journal.Next();
        if (row is null)
        {
            await OpenAsync(journal, cancellationToken).ConfigureAwait(false);
            if (journal.Begin() is { } begin)
            {
                await WriteAsync(journal.Step, begin, cancellationToken).ConfigureAwait(false);
            }
        }

        await FlushAsync(commit: true, cancellationToken).ConfigureAwait(false);
        if (row is { IsDone: true })
        {
            return;
        }

        var schema = await ReadNeededAsync(operation, cancellationToken).ConfigureAwait(false);
        var statements = Compile(journal.Step, operation, schema);
        if (row is null && statements.Count > 0)
        {
            options.Events?.Report(new CommittedEarly(journal.Step.Revision.Id, statements[0].Text));
        }

        if (statements.Any(statement => statement.Alone is not null))
        {
            foreach (var statement in statements)
            {
                await SendAloneAsync(journal.Step, statement, wasBegun: row is not null, cancellationToken).ConfigureAwait(false);
            }

            statements = [];
        }

        await BeginAsync(_dialect.Rebuilds(operation), cancellationToken).ConfigureAwait(false);
        await RequireOursAsync(journal, cancellationToken).ConfigureAwait(false);
        foreach (var statement in statements.Concat(journal.End() is { } end ? [end] : []))
        {
            await WriteAsync(journal.Step, statement, cancellationToken).ConfigureAwait(false);
        }

        await FlushAsync(commit: true, cancellationToken).ConfigureAwait(false);
        MayRebuild = mayRebuild;
    }

    /// <summary>Sends a statement outside of a transaction, and believes the catalogue only.</summary>
    private async Task SendAloneAsync(
        RevisionStep step, SqlStatement statement, bool wasBegun, CancellationToken cancellationToken)
    {
        var alone = statement.Alone ?? new LoneStatement();
        if (wasBegun || alone.PassesOver)
        {
            var outcome = await OutcomeAsync(step, alone, cancellationToken).ConfigureAwait(false);
            if (outcome == "done")
            {
                return;
            }

            if (outcome == "broken" && alone.CleanUp is { } cleanUp)
            {
                await SendAsync(step, new SqlStatement(cleanUp) { Location = statement.Location, Alone = new LoneStatement() }, cancellationToken).ConfigureAwait(false);
            }
        }

        await SendAsync(step, statement, cancellationToken).ConfigureAwait(false);
        if (alone.Outcome is not null && await OutcomeAsync(step, alone, cancellationToken).ConfigureAwait(false) != "done")
        {
            throw new MigrationException(
                DiagnosticCodes.HalfDone,
                $"Revision {step.Revision.Id}: the database took this statement, and yet its catalogue does not show it done: {statement.Text}. Run the upgrade again, which takes away what was left and does it anew.",
                recorder.Sources.Resolve(statement.Location));
        }
    }

    private async Task SendAsync(RevisionStep step, SqlStatement statement, CancellationToken cancellationToken)
    {
        _waiting.Add((step, statement));
        await FlushAsync(commit: false, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string?> OutcomeAsync(RevisionStep step, LoneStatement alone, CancellationToken cancellationToken)
    {
        try
        {
            return alone.Outcome is { } query ? await session.ReadTextAsync(query, cancellationToken).ConfigureAwait(false) : null;
        }
        catch (StatementFailedException exception)
        {
            throw recorder.Failed(step, exception);
        }
    }

    /// <summary>
    /// Where a transaction is the lock, another runner may have come between two transactions of one step and gone on with it.
    /// </summary>
    private async Task RequireOursAsync(StepJournal journal, CancellationToken cancellationToken)
    {
        if (!session.TransactionIsLock || journal.Log is not { } log)
        {
            return;
        }

        var rows = await session.ReadPartsAsync(log, cancellationToken).ConfigureAwait(false) ?? [];
        if (!journal.Rows.SequenceEqual(rows))
        {
            throw new TakenOverException();
        }
    }

    private IReadOnlyList<SqlStatement> Compile(
        RevisionStep step, IReadOnlyList<MigrationOperation> operations, DatabaseSchema schema)
    {
        try
        {
            return _dialect.Compile(operations, schema);
        }
        catch (MigrationException exception)
        {
            throw recorder.Failed(step, exception);
        }
    }

    private async Task<DatabaseSchema> ReadNeededAsync(
        IReadOnlyList<MigrationOperation> operations, CancellationToken cancellationToken)
    {
        var needed = _dialect.TablesNeeded(operations);
        if (needed.Count == 0)
        {
            return DatabaseSchema.Empty;
        }

        await FlushAsync(commit: false, cancellationToken).ConfigureAwait(false);
        var scope = new IntrospectionScope
        {
            Tables = needed,
            Schemas = [.. needed.Select(table => table.Schema).Distinct()],
        };
        return await options.Provider.Introspector
            .ReadAsync(session.Connection, scope, cancellationToken)
            .ConfigureAwait(false);
    }
}
