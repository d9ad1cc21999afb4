using Migrations.Build.Running;

namespace Migrations.Build;

/// <summary>What the engine writes instead of doing it.</summary>
public sealed partial class MigrationEngine
{
    /// <summary>Writes the SQL of an upgrade or a downgrade as a script. No database is asked.</summary>
    /// <param name="request">Which way the script leads.</param>
    /// <param name="output">Where the text goes.</param>
    /// <returns>The steps of the script; of an idempotent one, those that an empty database would need.</returns>
    /// <exception cref="MigrationException">
    /// A target is refused, a revision cannot be written without a live database, or the dialect has no such script.
    /// </exception>
    public IReadOnlyList<RevisionStep> Script(ScriptRequest request, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(output);
        var catalog = _catalog.Value;
        var recorder = StepRecorder.For(_options, catalog);
        var replay = new Replay(catalog, recorder);
        var rows = Graph.RowsAt(Words(request.From));
        var plan = request.Direction == RevisionDirection.Upgrade
            ? Graph.PlanUpgrade(rows, Words(request.To))
            : Graph.PlanDowngrade(rows, request.To);
        if (!request.Idempotent)
        {
            new ScriptWriter(_options, recorder, replay, output).Write(plan);
            return plan.Steps;
        }

        if (request.Direction == RevisionDirection.Downgrade || !_options.Provider.Dialect.HasIdempotentScripts)
        {
            throw new MigrationException(
                DiagnosticCodes.ScriptFormNotPossible,
                $"Cannot write an idempotent script for {_options.Provider.Name}, {(request.Direction == RevisionDirection.Upgrade ? "up" : "down")}: a script can find out what is to be done only on PostgreSQL, and only upward. Leave MigrateIdempotent out and say where the script begins (MigrateFrom).");
        }

        new IdempotentScriptWriter(_options, Graph, recorder, replay, output).Write(plan);
        return plan.Steps;
    }

    /// <summary>Writes the SQL of a stamp as a script. No database is asked.</summary>
    /// <param name="targets">Revision targets, as in <see cref="StampAsync"/>.</param>
    /// <param name="from">Where the database stands that the script is for: revision targets, or <c>base</c>.</param>
    /// <param name="output">Where the text goes.</param>
    /// <returns>The steps that the script records.</returns>
    /// <exception cref="MigrationException">A target is refused.</exception>
    public IReadOnlyList<RevisionStep> ScriptStamp(IReadOnlyList<string> targets, string from, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(output);
        var recorder = StepRecorder.For(_options, _catalog.Value);
        var plan = Graph.PlanStamp(Graph.RowsAt(Words(from)), targets);
        new ScriptWriter(_options, recorder, new Replay(_catalog.Value, recorder), output).Write(plan, ReplayedSchema.Empty);
        return plan.Steps;
    }

    /// <summary>Writes the SQL that makes the version table and the log table as a script. No database is asked.</summary>
    /// <param name="output">Where the text goes.</param>
    public void ScriptVersionTable(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var catalog = _catalog.Value;
        var recorder = StepRecorder.For(_options, catalog);
        new ScriptWriter(_options, recorder, new Replay(catalog, recorder), output).WriteTables();
    }

    /// <summary>Writes what an upgrade or a downgrade of the database would do, as SQL. The database is read; nothing is done.</summary>
    /// <param name="direction">Up or down.</param>
    /// <param name="target">A revision target, as in <see cref="UpgradeAsync"/> and <see cref="DowngradeAsync"/>.</param>
    /// <param name="output">Where the text goes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The steps that would be done.</returns>
    /// <exception cref="MigrationException">The target or the connection is refused.</exception>
    public async Task<IReadOnlyList<RevisionStep>> DryRunAsync(
        RevisionDirection direction, string target, TextWriter output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        var catalog = _catalog.Value;
        var (rows, schema) = await ReadAsync(cancellationToken).ConfigureAwait(false);
        var plan = direction == RevisionDirection.Upgrade ? Graph.PlanUpgrade(rows, target) : Graph.PlanDowngrade(rows, target);
        if (plan.Steps.Count == 0)
        {
            _options.Events?.Report(new NothingToDo(rows));
            return [];
        }

        var recorder = StepRecorder.For(_options, catalog);
        new ScriptWriter(_options, recorder, new Replay(catalog, recorder), output) { PassesOverUnknown = true }
            .Write(plan, ReplayedSchema.Empty with { Schema = schema });
        return plan.Steps;
    }

    /// <summary>Where the database stands and what is in it; a file that is not there yet is an empty one.</summary>
    private async Task<(IReadOnlyList<string> Rows, DatabaseSchema Schema)> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(mayCreate: false, ReadAsync, cancellationToken).ConfigureAwait(false);
        }
        catch (MigrationException exception) when (exception.Code == DiagnosticCodes.DatabaseNotFound)
        {
            return ([], DatabaseSchema.Empty);
        }

        async Task<(IReadOnlyList<string> Rows, DatabaseSchema Schema)> ReadAsync(DatabaseSession session)
        {
            _options.Events?.Report(new DatabaseOpened(session.Description));
            var table = new TableName(_options.VersionTable, _options.VersionTableSchema);
            var rows = await session.ReadVersionsAsync(table, cancellationToken).ConfigureAwait(false) ?? [];
            var schema = await _options.Provider.Introspector
                .ReadAsync(session.Connection, Introspection.IntrospectionScope.DefaultSchema, cancellationToken)
                .ConfigureAwait(false);
            return (rows, schema);
        }
    }

    private static string[] Words(string targets) =>
        targets.Split([' ', '|', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
