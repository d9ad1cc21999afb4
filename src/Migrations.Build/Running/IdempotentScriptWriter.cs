using Migrations.Build.Sql;

namespace Migrations.Build.Running;

/// <summary>
/// Writes a script that finds out by itself which of its revisions are still to be done: it may be run from any revision, again,
/// and after being cut anywhere. For the <c>psql</c> program, version 10 and later.
/// </summary>
/// <remarks>
/// Rows of the version table are the tips only: which revisions are applied follows from them through the graph, which the
/// script carries along. A revision that commits in its middle keeps the same journal in the log that an online run keeps, so
/// that either can go on where the other was cut.
/// </remarks>
internal sealed class IdempotentScriptWriter(
    MigrationEngineOptions options, RevisionGraph graph, StepRecorder recorder, Replay replay, TextWriter output)
{
    private const string Revisions = "pg_temp.migrations_revision";
    private const string Applied = "pg_temp.migrations_applied";

    private readonly Dialect _dialect = options.Provider.Dialect;
    private readonly ScriptCompiler _compiler = new(options.Provider.Dialect, recorder);
    private readonly ScriptText _text = new(options.Provider.Dialect, output);
    private readonly TableName _versionTable = new(options.VersionTable, options.VersionTableSchema);
    private readonly LogTable _log = LogTable.Of(options) ?? throw new MigrationException(
        DiagnosticCodes.ScriptFormNotPossible,
        "An idempotent script keeps its journal in the log table, and there is none. Give MigrateLogTable a name.");

    private bool IsTogether => options.Transaction == TransactionMode.All;

    /// <summary>Writes the script.</summary>
    /// <exception cref="MigrationException">A revision cannot be written without a live database.</exception>
    public void Write(RevisionPlan plan)
    {
        Header();
        Prepare();
        if (IsTogether)
        {
            _text.Statement("BEGIN");
        }

        Ask(plan);
        var schema = replay.SchemaAt([.. plan.RowsBefore]);
        foreach (var step in plan.Steps)
        {
            Write(step, schema);
            schema = replay.After(schema, step);
        }

        if (IsTogether)
        {
            _text.Statement("COMMIT");
        }

        _text.Statement($"SELECT pg_advisory_unlock({_dialect.ScriptLockKey(_versionTable)})");
    }

    private void Header()
    {
        _text.Comment("For psql: psql -X -f FILE. It may be run from any revision, again, and after being cut anywhere.");
        _text.Line("\\set ON_ERROR_STOP on");
        _text.Line("\\set AUTOCOMMIT on");
        _text.Line("\\set QUIET on");
        _text.Line();
        foreach (var statement in _dialect.ScriptHeader)
        {
            _text.Statement(statement);
        }

        _text.Comment("Another run keeps this one out, and this one others. It is tried once: a wait in a statement would stop CREATE INDEX CONCURRENTLY.");
        _text.Line($"SELECT NOT pg_try_advisory_lock({_dialect.ScriptLockKey(_versionTable)}) AS migrations_locked \\gset");
        StopIf("migrations_locked", "Another migration run holds the lock: run this script again when it is done.");
    }

    private void Prepare()
    {
        _text.Statement("SET client_min_messages = warning");
        _text.Statement("BEGIN");
        foreach (var statement in new VersionTable(_versionTable, _dialect).Create().Concat(_log.Create()))
        {
            _text.Statement(statement);
        }

        _text.Statement("COMMIT");
    }

    /// <summary>Fills a table with what is applied: each row of the version table, and all that it needs.</summary>
    private void Ask(RevisionPlan plan)
    {
        _text.Statement($"DROP TABLE IF EXISTS {Revisions}, {Applied}");
        _text.Statement($"CREATE TABLE {Revisions} (revision text PRIMARY KEY, needs text[] NOT NULL)");
        if (graph.Revisions.Count > 0)
        {
            _text.Statement($"INSERT INTO {Revisions} VALUES\n{string.Join(",\n", graph.Revisions.Select(revision => $"({_dialect.Literal(revision.Id)}, {_dialect.Literal(Needs(revision))})"))}");
        }

        _text.Statement($"ANALYZE {Revisions}");
        _text.Statement(
            $"""
            CREATE TABLE {Applied} AS
            WITH RECURSIVE applied AS (
                SELECT version_num::text AS revision FROM {_dialect.Quote(_versionTable)}
                UNION
                SELECT unnest(known.needs) FROM applied JOIN {Revisions} AS known USING (revision)
            )
            SELECT revision FROM applied
            """);
        _text.Statement($"CREATE UNIQUE INDEX ON {Applied} (revision)");
        _text.Line($"SELECT count(*) > 0 AS migrations_unknown, string_agg(revision, ', ') AS migrations_found FROM {Applied} WHERE revision NOT IN (SELECT revision FROM {Revisions}) \\gset");
        StopIf("migrations_unknown", "The version table has a row that this script knows no revision of: it is from another history, or newer than this script.");
        if (plan.RowsBefore.Count > 0)
        {
            var before = string.Join(", ", plan.RowsBefore.Order(StringComparer.Ordinal).Select(row => _dialect.Literal(row)));
            _text.Line($"SELECT count(*) < {_dialect.Literal(plan.RowsBefore.Count)} AS migrations_behind FROM {Applied} WHERE revision IN ({before}) \\gset");
            StopIf("migrations_behind", $"The database is not yet at {string.Join(", ", plan.RowsBefore.Order(StringComparer.Ordinal))}, where this script begins.");
        }
    }

    private string[] Needs(Revision revision)
    {
        var number = graph.Number(revision.Id);
        return [.. graph.Of(graph.Index.AllParents[number]).Select(one => one.Id)];
    }

    private void Write(RevisionStep step, ReplayedSchema schema)
    {
        var parts = _compiler.Compile(step, schema);
        _text.Comment($"Running {step}");
        _text.Line($"SELECT count(*) = 0 AS migrations_pending FROM {Applied} WHERE revision = {_dialect.Literal(step.Revision.Id)} \\gset");
        _text.Line("\\if :migrations_pending");
        _text.Line();
        if (!IsTogether)
        {
            _text.Statement("BEGIN");
        }

        try
        {
            WriteParts(step, parts);
        }
        catch (MigrationException exception)
        {
            throw recorder.Failed(step, exception);
        }

        var quoted = _dialect.Quote(_versionTable);
        if (Needs(step.Revision) is { Length: > 0 } needs)
        {
            _text.Statement($"DELETE FROM {quoted} WHERE version_num IN ({string.Join(", ", needs.Select(one => _dialect.Literal(one)))})");
        }

        _text.Statement($"INSERT INTO {quoted} (version_num) VALUES ({_dialect.Literal(step.Revision.Id)})");
        _text.Statement(_log.Script(step));
        if (parts.Any(part => part.IsAlone))
        {
            _text.Statement(_log.ForgetParts(step));
        }

        if (!IsTogether)
        {
            _text.Statement("COMMIT");
        }

        _text.Line("\\endif");
        _text.Line();
    }

    private void WriteParts(RevisionStep step, IReadOnlyList<ScriptPart> parts)
    {
        var together = new List<SqlStatement>();
        var number = 0;
        foreach (var part in parts)
        {
            if (part.IsAlone)
            {
                WriteAlone(step, ++number, together, part);
                together.Clear();
            }
            else
            {
                together.AddRange(part.Statements);
            }
        }

        Put(together);
    }

    /// <summary>An operation that is committed by itself, with all before it that is committed with its row. In a transaction before and after.</summary>
    private void WriteAlone(RevisionStep step, int number, List<SqlStatement> before, ScriptPart part)
    {
        _text.Line($"SELECT count(*) = 0 AS migrations_new, count(finished_at) = 0 AS migrations_todo FROM {_dialect.Quote(_log.Name)} WHERE {_log.IsPart(step, number)} \\gset");
        _text.Line("\\if :migrations_new");
        _text.Line();
        Put(before);
        _text.Statement(_log.BeginPart(step, number));
        _text.Line("\\endif");
        _text.Line("\\if :migrations_todo");
        _text.Line();
        _text.Statement("COMMIT");
        if (part.RefusesTransaction)
        {
            foreach (var statement in part.Statements)
            {
                WriteAlone(statement);
            }

            _text.Statement("BEGIN");
        }
        else
        {
            _text.Statement("BEGIN");
            Put(part.Statements);
        }

        _text.Statement(_log.EndPart(step, number));
        _text.Statement("COMMIT");
        _text.Statement("BEGIN");
        _text.Line("\\endif");
        _text.Line();
    }

    private void WriteAlone(SqlStatement statement)
    {
        if (statement.Alone?.Outcome is not { } outcome)
        {
            _text.Statement(statement);
            return;
        }

        var isAsked = statement.Alone.PassesOver ? "true" : "NOT :'migrations_new'::boolean";
        _text.Line($"SELECT {isAsked} AND coalesce(found = 'done', false) AS migrations_done, {isAsked} AND coalesce(found = 'broken', false) AS migrations_broken FROM (SELECT ({outcome}) AS found) AS outcome \\gset");
        if (statement.Alone.CleanUp is { } cleanUp)
        {
            _text.Line("\\if :migrations_broken");
            _text.Line();
            _text.Statement(cleanUp);
            _text.Line("\\endif");
        }

        _text.Line("\\if :migrations_done");
        _text.Line("\\else");
        _text.Line();
        _text.Statement(statement);
        _text.Line("\\endif");
        _text.Line();
    }

    private void Put(IEnumerable<SqlStatement> statements)
    {
        foreach (var statement in statements)
        {
            _text.Statement(statement);
        }
    }

    /// <summary>Stops the script with an error, which psql itself has no command for.</summary>
    private void StopIf(string variable, string message)
    {
        _text.Line($"\\if :{variable}");
        _text.Statement($"DO LANGUAGE plpgsql {_dialect.Literal($"BEGIN RAISE EXCEPTION USING MESSAGE = {_dialect.Literal(message)}; END")}");
        _text.Line("\\endif");
        _text.Line();
    }
}
