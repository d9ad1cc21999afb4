using Migrations.Build.Sql;

namespace Migrations.Build.Running;

/// <summary>Writes the statements of a plan as a script, for a person or a program to run. No database is asked.</summary>
internal sealed class ScriptWriter(
    MigrationEngineOptions options, StepRecorder recorder, Replay replay, TextWriter output)
{
    private readonly Dialect _dialect = options.Provider.Dialect;
    private readonly VersionTable _versions = new(
        new TableName(options.VersionTable, options.VersionTableSchema), options.Provider.Dialect);

    private readonly LogTable? _log = options.LogTable is { } log
        ? new LogTable(new TableName(log, options.VersionTableSchema), options.Provider.Dialect, options.Clock)
        : null;

    private bool _isOpen;

    public void Write(RevisionPlan plan)
    {
        var schema = replay.SchemaAt([.. plan.RowsBefore]);
        var fromBase = plan.RowsBefore.Count == 0;
        foreach (var step in plan.Steps)
        {
            var statements = Compile(step, schema);
            var rebuilds = _dialect.Rebuilds(Record(step));
            if (!_isOpen)
            {
                Open(rebuilds || (options.Transaction == TransactionMode.All && plan.Steps.Any(one => _dialect.Rebuilds(Record(one)))));
            }

            if (fromBase)
            {
                fromBase = false;
                Write([.. _versions.Create(), .. _log?.Create() ?? []]);
            }

            output.WriteLine($"-- Running {step}");
            output.WriteLine();
            Write([.. statements, .. _versions.Change(step.RowChanges), .. Log(step)]);
            if (_isOpen && (options.Transaction == TransactionMode.PerRevision || ReferenceEquals(step, plan.Steps[^1])))
            {
                Close(rebuilds);
            }

            schema = replay.After(schema, step);
        }
    }

    private IEnumerable<SqlStatement> Log(RevisionStep step) => _log is null ? [] : [_log.Script(step)];

    private IReadOnlyList<MigrationOperation> Record(RevisionStep step)
    {
        var body = recorder.BodyOf(step);
        return body.Reads
            ? throw new MigrationException(
                DiagnosticCodes.ScriptNeedsDatabase,
                $"Cannot write revision {step.Revision.Id} ({step.Revision.Message}) as a script: it is an AsyncMigration, which reads a live database. End the script before it, run it with MigrateUpgrade, and begin another script behind it (MigrateFrom, MigrateTo).",
                step.Revision.Location)
            : recorder.Record(step, body);
    }

    private IReadOnlyList<SqlStatement> Compile(RevisionStep step, DatabaseSchema schema)
    {
        var operations = Record(step);
        foreach (var table in _dialect.TablesNeeded(operations))
        {
            if (schema.UnknownSince is { } unknown && schema.Find(table) is null)
            {
                throw new MigrationException(
                    DiagnosticCodes.ScriptNeedsDatabase,
                    $"Cannot write revision {step.Revision.Id} ({step.Revision.Message}) as a script: it must know table {table}, and that is not certain since {unknown}. Say what the table is with BatchAlterTable and CopyFrom.",
                    step.Revision.Location);
            }
        }

        try
        {
            return _dialect.Compile(operations, schema);
        }
        catch (MigrationException exception)
        {
            throw recorder.Failed(step, exception);
        }
    }

    private void Open(bool rebuilds)
    {
        Put(_dialect.ScriptBegin(rebuilds));
        _isOpen = true;
    }

    private void Close(bool rebuilds)
    {
        Put(_dialect.ScriptEnd(rebuilds));
        _isOpen = false;
    }

    private void Write(IEnumerable<SqlStatement> statements)
    {
        foreach (var statement in statements)
        {
            if (statement.IsTransactional != _isOpen)
            {
                if (_isOpen)
                {
                    Close(rebuilds: false);
                }
                else
                {
                    Open(rebuilds: false);
                }
            }

            Put(_dialect.Script(statement));
        }
    }

    private void Put(IEnumerable<string> statements)
    {
        foreach (var text in statements)
        {
            output.Write(text);
            output.WriteLine(";");
            output.WriteLine();
        }
    }
}
