namespace Migrations.Build.Running;

/// <summary>Takes a database from where it stands to where a plan leads. The one writer.</summary>
/// <remarks>
/// Read the rows; if anything is pending, keep others out, read again, run. Each step and its row of the version table are
/// one transaction (in mode All: the run is), so that whatever happens the database stands at a revision boundary.
/// </remarks>
internal sealed class Runner(MigrationEngineOptions options, RevisionCatalog catalog, DatabaseSession session)
{
    private readonly TableName _versionTable = new(options.VersionTable, options.VersionTableSchema);

    public async Task<MigrationRun> RunAsync(RunRequest request, CancellationToken cancellationToken)
    {
        Report(new DatabaseOpened(session.Description));
        var rows = await session.ReadVersionsAsync(_versionTable, cancellationToken).ConfigureAwait(false);
        if (rows is { Count: > 0 } && request.IsUpgrade)
        {
            await new AppliedTexts(options, catalog, session).CheckAsync(cancellationToken).ConfigureAwait(false);
        }

        if (rows is not null && IsAtHeads(request, rows))
        {
            return NothingToDo(rows);
        }

        WarmUp();
        var plan = request.Plan(rows ?? [], request.Target);
        foreach (var warning in plan.Warnings)
        {
            Report(new MigrationWarning(DiagnosticCodes.AmbiguousRevision, warning, Location: null));
        }

        if (plan.Steps.Count == 0 && !plan.Purge)
        {
            return NothingToDo(rows ?? []);
        }

        var locking = Locking();
        var mutex = await session.LockAsync(locking, cancellationToken).ConfigureAwait(false);
        await using (mutex.ConfigureAwait(false))
        {
            var run = new StepRun(options, session, StepRecorder.For(options, catalog), locking);
            return await run.GoAsync(FixedTarget(request, plan), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// .NET compiles a method when it is first called, which is most of the time of a short run. Another core can do that for the
    /// compilation of statements while this one plans. Whatever goes wrong there comes again when the run itself calls it.
    /// </summary>
    private void WarmUp() => _ = Task.Run(() =>
    {
        new VersionTable(_versionTable, options.Provider.Dialect).Create();
        return LogTable.Of(options)?.Create();
    });

    /// <summary>The everyday question of every start, answered without the graph.</summary>
    private bool IsAtHeads(RunRequest request, IReadOnlyList<string> rows) =>
        request.IsUpgrade
        && (request.Target == "heads" || (request.Target == "head" && rows.Count == 1))
        && catalog.Heads is { } heads
        && rows.SequenceEqual(heads, StringComparer.Ordinal);

    private MigrationRun NothingToDo(IReadOnlyList<string> rows)
    {
        Report(new NothingToDo(rows));
        return new MigrationRun(session.Description, [], rows);
    }

    /// <summary>Makes the version table, unless it is there; whether it was made.</summary>
    public async Task<bool> EnsureVersionAsync(CancellationToken cancellationToken)
    {
        Report(new DatabaseOpened(session.Description));
        if (await session.ReadVersionsAsync(_versionTable, cancellationToken).ConfigureAwait(false) is not null)
        {
            return false;
        }

        var locking = Locking();
        var mutex = await session.LockAsync(locking, cancellationToken).ConfigureAwait(false);
        await using (mutex.ConfigureAwait(false))
        {
            var table = new VersionTable(_versionTable, options.Provider.Dialect);
            var writer = new StatementWriter(options, session, StepRecorder.For(options, catalog), locking);
            try
            {
                await writer.BeginAsync(rebuilds: false, cancellationToken).ConfigureAwait(false);
                var isThere = await session.ReadVersionsAsync(_versionTable, cancellationToken).ConfigureAwait(false) is not null;
                foreach (var statement in isThere ? [] : table.Create())
                {
                    await writer.WriteAsync(step: null, statement, cancellationToken).ConfigureAwait(false);
                }

                await writer.FlushAsync(commit: true, cancellationToken).ConfigureAwait(false);
                return !isThere;
            }
            catch
            {
                await writer.RollbackAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    private LockRequest Locking() => new(_versionTable, options.LockTimeout, options.Events, options.Clock)
    {
        TableTimeout = options.TableLockTimeout,
    };

    /// <summary>Two steps up from here must stay the same two when another runner has taken one of them meanwhile.</summary>
    private static RunRequest FixedTarget(RunRequest request, RevisionPlan plan)
    {
        if (!request.IsRelative || plan.Steps.Count == 0)
        {
            return request;
        }

        var last = plan.Steps[^1];
        return request with { Target = last.To.Count == 0 ? "base" : last.To[0] };
    }

    private void Report(MigrationEvent happened) => options.Events?.Report(happened);
}
