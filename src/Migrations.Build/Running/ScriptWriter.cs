using Migrations.Build.Sql;

namespace Migrations.Build.Running;

/// <summary>Writes the statements of a plan as a script, for a person or a program to run. No database is asked.</summary>
internal sealed class ScriptWriter(MigrationEngineOptions options, StepRecorder recorder, Replay replay, TextWriter output)
{
    private readonly Dialect _dialect = options.Provider.Dialect;
    private readonly ScriptCompiler _compiler = new(options.Provider.Dialect, recorder);
    private readonly ScriptText _text = new(options.Provider.Dialect, output);
    private readonly VersionTable _versions = new(
        new TableName(options.VersionTable, options.VersionTableSchema), options.Provider.Dialect);

    private readonly LogTable? _log = LogTable.Of(options);

    private bool _isOpen;
    private bool _rebuilds;

    /// <summary>True: a step whose SQL is not known beforehand is a comment in the script, not an error.</summary>
    public bool PassesOverUnknown { get; init; }

    /// <summary>Writes a script for a database at the plan's rows.</summary>
    /// <exception cref="MigrationException">A revision cannot be written without a live database, or not in this dialect.</exception>
    public void Write(RevisionPlan plan) => Write(plan, replay.SchemaAt([.. plan.RowsBefore]));

    /// <summary>Writes a script for a database whose schema is known.</summary>
    public void Write(RevisionPlan plan, ReplayedSchema schema)
    {
        Header();
        var together = options.Transaction == TransactionMode.All;
        _rebuilds = together && plan.Steps.Any(step => !_compiler.Reads(step) && _compiler.Rebuilds(step));
        Prepare(plan);
        foreach (var step in plan.Steps)
        {
            _rebuilds = together ? _rebuilds : !_compiler.Reads(step) && _compiler.Rebuilds(step);
            Write(step, schema);
            if (!together)
            {
                Close();
            }

            schema = replay.After(schema, step);
        }

        Close();
    }

    /// <summary>Writes the statements that make the version table and the log.</summary>
    public void WriteTables()
    {
        Header();
        Put([.. _versions.Create(), .. _log?.Create() ?? []]);
        Close();
    }

    private void Header()
    {
        _text.Comment(_dialect.ScriptUsage);
        foreach (var statement in _dialect.ScriptHeader)
        {
            _text.Statement(statement);
        }
    }

    private void Prepare(RevisionPlan plan)
    {
        if (plan.Steps.Count == 0 && !plan.Purge)
        {
            return;
        }

        Put([
            .. plan.RowsBefore.Count == 0 ? _versions.Create() : [],
            .. _log?.Create() ?? [],
            .. plan.Purge ? [_versions.Purge()] : Array.Empty<SqlStatement>(),
        ]);
        if (options.Transaction != TransactionMode.All)
        {
            Close();
        }
    }

    private void Write(RevisionStep step, ReplayedSchema schema)
    {
        _text.Comment($"Running {step}");
        if (PassesOverUnknown && _compiler.Reads(step))
        {
            _text.Comment("This revision reads while it runs: its statements are known only then.");
        }
        else
        {
            foreach (var part in Compile(step, schema))
            {
                Write(step, part);
            }
        }

        Put([.. _versions.Change(step.RowChanges), .. _log is null ? [] : new[] { _log.Script(step) }]);
    }

    private IReadOnlyList<ScriptPart> Compile(RevisionStep step, ReplayedSchema schema)
    {
        try
        {
            return _compiler.Compile(step, schema);
        }
        catch (MigrationException exception) when (PassesOverUnknown && exception.Code == DiagnosticCodes.ScriptNeedsDatabase)
        {
            _text.Comment(exception.Message);
            return [];
        }
    }

    private void Write(RevisionStep step, ScriptPart part)
    {
        try
        {
            Write(part);
        }
        catch (MigrationException exception)
        {
            throw recorder.Failed(step, exception);
        }
    }

    private void Write(ScriptPart part)
    {
        if (!part.IsAlone)
        {
            Put(part.Statements);
            return;
        }

        Close();
        if (part.RefusesTransaction)
        {
            Put(part.Statements, isOpen: false);
            return;
        }

        var rebuilds = _rebuilds;
        _rebuilds = part.Rebuilds;
        Put(part.Statements);
        Close();
        _rebuilds = rebuilds;
    }

    private void Put(IReadOnlyList<SqlStatement> statements, bool isOpen = true)
    {
        foreach (var statement in statements)
        {
            if (isOpen && !_isOpen)
            {
                _isOpen = true;
                foreach (var text in _dialect.ScriptBegin(_rebuilds))
                {
                    _text.Statement(text);
                }
            }

            _text.Statement(statement);
        }
    }

    private void Close()
    {
        foreach (var text in _isOpen ? _dialect.ScriptEnd(_rebuilds) : [])
        {
            _text.Statement(text);
        }

        _isOpen = false;
    }
}
