using Migrations.Build.Sql;

namespace Migrations.Build.Running;

/// <summary>The steps of one run, one behind the other.</summary>
internal sealed class StepRun(
    MigrationEngineOptions options, DatabaseSession session, StepRecorder recorder, LockRequest locking)
{
    private readonly StatementWriter _writer = new(options, session, recorder, locking);
    private readonly VersionTable _versions = new(locking.VersionTable, options.Provider.Dialect);
    private readonly LogTable? _log = LogTable.Of(options);

    private readonly Patience _patience = new(locking);
    private readonly List<(StepStarted Step, int Commits)> _done = [];
    private readonly List<SqlStatement> _preparation = [];
    private IReadOnlyList<string> _rows = [];
    private IReadOnlyList<JournalRow> _parts = [];
    private StepJournal? _journal;

    /// <summary>Runs all steps. What is committed when an exception leaves stays committed.</summary>
    public async Task<MigrationRun> GoAsync(RunRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var plan = await PlanAsync(request, cancellationToken).ConfigureAwait(false);
            if (_parts.Count == 0)
            {
                await new BaseGuard(recorder, session, options).CheckAsync(_rows, plan, cancellationToken).ConfigureAwait(false);
            }

            while (!await TryRunAsync(plan, cancellationToken).ConfigureAwait(false))
            {
                plan = await PlanAsync(request, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (session.IsLost && failure is not OperationCanceledException)
        {
            var committed = _done.Where(done => done.Commits < _writer.Commits).Select(done => done.Step);
            var lost = RunFailure.ConnectionLost(
                session, failure, committed, _journal?.Step, _writer.IsCommitting, recorder.Sources);
            await _writer.RollbackAsync().ConfigureAwait(false);
            throw lost;
        }
        catch
        {
            await _writer.RollbackAsync().ConfigureAwait(false);
            throw;
        }

        if (_done.Count == 0)
        {
            options.Events?.Report(new NothingToDo(_rows));
        }

        return new MigrationRun(session.Description, [.. _done.Select(done => done.Step)], _rows);
    }

    private async Task<RevisionPlan> PlanAsync(RunRequest request, CancellationToken cancellationToken)
    {
        IReadOnlyList<string>? rows;
        IReadOnlyList<JournalRow>? parts;
        do
        {
            rows = await session.ReadVersionsAsync(locking.VersionTable, cancellationToken).ConfigureAwait(false);
            parts = _log is null ? [] : await session.ReadPartsAsync(_log, cancellationToken).ConfigureAwait(false);
        }
        while (session.TransactionIsLock && !await IsStillAsync(rows, cancellationToken).ConfigureAwait(false));

        _rows = rows ?? [];
        _preparation.Clear();
        if (rows is null)
        {
            _preparation.AddRange(_versions.Create());
        }

        _parts = parts ?? [];
        if (parts is null)
        {
            _preparation.AddRange(_log!.Create());
        }

        var plan = request.Plan(_rows, request.Target);
        if (plan.Purge)
        {
            _preparation.Add(_versions.Purge());
        }

        RequireNoPartPassedBy(plan);
        return plan;
    }

    /// <summary>Where nothing keeps other runners out between two reads, they must not have moved the rows meanwhile.</summary>
    private async Task<bool> IsStillAsync(IReadOnlyList<string>? rows, CancellationToken cancellationToken) =>
        (await session.ReadVersionsAsync(locking.VersionTable, cancellationToken).ConfigureAwait(false) ?? []).SequenceEqual(rows ?? [], StringComparer.Ordinal);

    /// <summary>A revision that was cut halfway must be run to its end, or be declared done or undone by a stamp.</summary>
    private void RequireNoPartPassedBy(RevisionPlan plan)
    {
        if (plan.Steps.Any(step => step.IsStamp) || plan.Purge)
        {
            _preparation.AddRange(_parts.Count == 0 ? [] : [_log!.ForgetAllParts()]);
        }
        else if (_parts.FirstOrDefault(row => !plan.Steps.Any(step => step.Revision.Id == row.Revision && LogTable.Direction(step) == row.Direction)) is { } left)
        {
            throw new MigrationException(
                DiagnosticCodes.UnfinishedRevision,
                $"An earlier run was cut in the middle of the {left.Direction} of revision {left.Revision} in {session.Description}, and this run would pass it by. Run that {left.Direction} to its end first; or mend by hand what it left, and say with MigrateStamp where the database stands.");
        }
    }

    /// <summary>Runs a plan to its end; false when it must be made anew, since others moved the database or stood in the way.</summary>
    private async Task<bool> TryRunAsync(RevisionPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            return await RunStepsAsync(plan, cancellationToken).ConfigureAwait(false);
        }
        catch (TakenOverException)
        {
            await _writer.RollbackAsync().ConfigureAwait(false);
            return false;
        }
        catch (MigrationException failure) when (Contention.Of(failure) is not null && !session.IsLost && _journal is { CanRestart: true })
        {
            await _writer.RollbackAsync().ConfigureAwait(false);
            _done.RemoveAll(done => done.Commits >= _writer.Commits);
            await WaitAsync(_journal.Step.Revision, failure, cancellationToken).ConfigureAwait(false);
            return false;
        }
    }

    private async Task WaitAsync(Revision revision, MigrationException failure, CancellationToken cancellationToken)
    {
        if (_patience.Next(revision.Id) is not { } pause)
        {
            throw RunFailure.TableLocked(
                failure, _patience, await session.OthersAsync(cancellationToken).ConfigureAwait(false));
        }

        options.Events?.Report(new StepRetried(revision.Id, Contention.Of(failure)!, _patience.Attempts, pause));
        await Task.Delay(pause, options.Clock, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> RunStepsAsync(RevisionPlan plan, CancellationToken cancellationToken)
    {
        var count = _done.Count + plan.Steps.Count;
        foreach (var step in plan.Steps)
        {
            // Nothing is lost by stopping here: between two steps nothing is open, or all of it is rolled back.
            cancellationToken.ThrowIfCancellationRequested();
            var started = StepStarted.Of(step, _done.Count + 1, count);
            var start = options.Clock.GetTimestamp();
            if (!await BeginAsync(plan, step, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            options.Events?.Report(started);
            var journal = Journal(step);
            _journal = journal;
            try
            {
                await RunStepAsync(plan, journal, started, start, cancellationToken).ConfigureAwait(false);
            }
            catch (RebuildNeededException)
            {
                await _writer.RollbackAsync().ConfigureAwait(false);
                await _writer.BeginAsync(rebuilds: true, cancellationToken).ConfigureAwait(false);
                journal.Restart();
                await RunStepAsync(plan, journal, started, start, cancellationToken).ConfigureAwait(false);
            }

            _rows = [.. step.RowsAfter];
            _parts = [];
            _journal = null;
            _done.Add((started, _writer.IsOpen ? _writer.Commits : _writer.Commits - 1));
            options.Events?.Report(new StepFinished(started, options.Clock.GetElapsedTime(start)));
        }

        if (plan.Steps.Count == 0 && plan.Purge)
        {
            await _writer.BeginAsync(rebuilds: false, cancellationToken).ConfigureAwait(false);
            await PrepareAsync(step: null, cancellationToken).ConfigureAwait(false);
            await _writer.FlushAsync(commit: true, cancellationToken).ConfigureAwait(false);
            _rows = [];
        }

        return true;
    }

    private async Task PrepareAsync(RevisionStep? step, CancellationToken cancellationToken)
    {
        foreach (var statement in _preparation)
        {
            await _writer.WriteAsync(step, statement, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Opens the step's transaction, unless the run has one; false when another runner came first.</summary>
    private async Task<bool> BeginAsync(RevisionPlan plan, RevisionStep step, CancellationToken cancellationToken)
    {
        if (_writer.IsOpen)
        {
            return true;
        }

        var together = options.Transaction == TransactionMode.All ? plan.Steps : [step];
        await _writer.BeginAsync(together.Any(Rebuilds), cancellationToken).ConfigureAwait(false);
        if (!session.TransactionIsLock)
        {
            return true;
        }

        var rows = await session.ReadVersionsAsync(locking.VersionTable, cancellationToken).ConfigureAwait(false);
        var parts = _log is null ? [] : await session.ReadPartsAsync(_log, cancellationToken).ConfigureAwait(false) ?? [];
        if (_rows.SequenceEqual(rows ?? [], StringComparer.Ordinal) && _parts.SequenceEqual(parts))
        {
            return true;
        }

        await _writer.RollbackAsync().ConfigureAwait(false);
        return false;
    }

    private StepJournal Journal(RevisionStep step)
    {
        var journal = new StepJournal(_log, step, _parts);
        if (journal.Rows.LastOrDefault() is { } last)
        {
            options.Events?.Report(new StepResumed(step.Revision.Id, last.Part));
            if (journal.Changed is { } changed)
            {
                options.Events?.Report(new MigrationWarning(
                    DiagnosticCodes.RevisionChanged, changed, recorder.Sources.Resolve(step.Revision.Location)));
            }
        }

        return journal;
    }

    private async Task RunStepAsync(
        RevisionPlan plan, StepJournal journal, StepStarted started, long start, CancellationToken cancellationToken)
    {
        var step = journal.Step;
        await PrepareAsync(step, cancellationToken).ConfigureAwait(false);
        if (!step.IsStamp)
        {
            await WriteBodyAsync(journal, cancellationToken).ConfigureAwait(false);
            await _writer.OpenAsync(journal, cancellationToken).ConfigureAwait(false);
            if (journal.Finish() is { } finish)
            {
                await _writer.WriteAsync(step, finish, cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (var statement in _versions.Change(step.RowChanges))
        {
            await _writer.WriteAsync(step, statement, cancellationToken).ConfigureAwait(false);
        }

        if (_log is not null)
        {
            await _writer.WriteAsync(step, _log.Record(step, options.Clock.GetElapsedTime(start)), cancellationToken).ConfigureAwait(false);
        }

        await _writer.WriteAsync(journal, recorder.OnVersionApply(options.Environment, started), cancellationToken).ConfigureAwait(false);
        var commit = options.Transaction == TransactionMode.PerRevision || ReferenceEquals(step, plan.Steps[^1]);
        if (commit)
        {
            await _writer.FlushAsync(commit, cancellationToken).ConfigureAwait(false);
        }

        _preparation.Clear();
    }

    private async Task WriteBodyAsync(StepJournal journal, CancellationToken cancellationToken)
    {
        var step = journal.Step;
        var body = recorder.BodyOf(step);
        if (!body.Reads)
        {
            await _writer.WriteAsync(journal, recorder.Record(step, body), cancellationToken).ConfigureAwait(false);
            return;
        }

        var op = new AsyncMigrationOperations(
            recorder.Context, new RevisionSession(journal, session, _writer, recorder));
        try
        {
            await body.RunAsync(step.Direction, op, cancellationToken).ConfigureAwait(false);
        }
        catch (MigrationException)
        {
            throw;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or RebuildNeededException or TakenOverException))
        {
            throw recorder.Failed(step, exception);
        }

        await _writer.WriteAsync(journal, op.Take(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a step must be prepared for the rebuild of a table. A reading revision tells only while it runs.</summary>
    private bool Rebuilds(RevisionStep step)
    {
        if (step.IsStamp)
        {
            return false;
        }

        var body = recorder.BodyOf(step);
        return body.Reads
            ? options.Transaction == TransactionMode.All
            : options.Provider.Dialect.Rebuilds(recorder.Record(step, body));
    }
}
