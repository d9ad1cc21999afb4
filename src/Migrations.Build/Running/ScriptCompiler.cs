using Migrations.Build.Sql;

namespace Migrations.Build.Running;

/// <summary>The statements of steps, from what the revisions record and from the schema that a replay knows.</summary>
internal sealed class ScriptCompiler(Dialect dialect, StepRecorder recorder)
{
    /// <summary>Whether a step's SQL is known only when it runs.</summary>
    public bool Reads(RevisionStep step) => !step.IsStamp && recorder.BodyOf(step).Reads;

    /// <summary>Whether a table is rebuilt in a step.</summary>
    public bool Rebuilds(RevisionStep step) => !step.IsStamp && dialect.Rebuilds(Record(step));

    /// <summary>The statements of a step, cut where they are committed.</summary>
    /// <exception cref="MigrationException">The step needs a live database, or the dialect cannot do it.</exception>
    public IReadOnlyList<ScriptPart> Compile(RevisionStep step, ReplayedSchema before)
    {
        if (step.IsStamp)
        {
            return [];
        }

        var parts = new List<ScriptPart>();
        foreach (var part in StepPart.Of(Record(step), dialect))
        {
            var statements = new List<SqlStatement>();
            foreach (var operations in OperationParts.Of(part.Operations, dialect))
            {
                statements.AddRange(Compile(step, operations, before));
                before = operations.Aggregate(before, (schema, operation) => schema.After(operation));
            }

            parts.Add(new ScriptPart(statements, part.IsAlone, dialect.Rebuilds(part.Operations)));
        }

        return parts;
    }

    private IReadOnlyList<MigrationOperation> Record(RevisionStep step)
    {
        var body = recorder.BodyOf(step);
        return body.Reads
            ? throw NeedsDatabase(step, "it is an AsyncMigration, which reads a live database", step.Revision.Location)
            : recorder.Record(step, body);
    }

    private IReadOnlyList<SqlStatement> Compile(
        RevisionStep step, IReadOnlyList<MigrationOperation> operations, ReplayedSchema before)
    {
        foreach (var operation in operations)
        {
            RequireKnown(step, operation, operations, before);
        }

        try
        {
            return dialect.Compile(operations, SchemaFor(operations, before));
        }
        catch (MigrationException exception) when (exception.Code == DiagnosticCodes.DefinitionUnknown)
        {
            throw NeedsDatabase(step, exception.Message, recorder.Sources.Resolve(exception.Location));
        }
        catch (MigrationException exception)
        {
            throw recorder.Failed(step, exception);
        }
    }

    private void RequireKnown(
        RevisionStep step, MigrationOperation operation, IReadOnlyList<MigrationOperation> all, ReplayedSchema before)
    {
        var made = all.OfType<CreateTable>().Select(create => create.Table.QualifiedName).ToHashSet();
        if (operation is CreateTable or BatchAlterTable { CopyFrom: not null }
            || dialect.TablesNeeded([operation]).FirstOrDefault(table => before.Uncertain.ContainsKey(table) && !made.Contains(table)) is not { Name: not null } uncertain)
        {
            return;
        }

        throw NeedsDatabase(
            step,
            $"it must know table {uncertain}, which may have been changed by {before.Uncertain[uncertain]}",
            recorder.Sources.Resolve(operation.Location ?? step.Revision.Location));
    }

    /// <summary>The schema is as good as certain for operations whose tables all are.</summary>
    private DatabaseSchema SchemaFor(IReadOnlyList<MigrationOperation> operations, ReplayedSchema before) =>
        before.Schema.UnknownSince is null || dialect.TablesNeeded(operations).Any(table => before.Schema.Find(table) is null)
            ? before.Schema
            : before.Schema with { UnknownSince = null };

    private static MigrationException NeedsDatabase(RevisionStep step, string reason, SourceLocation? location) => new(
        DiagnosticCodes.ScriptNeedsDatabase,
        $"Cannot write revision {step.Revision.Id} ({step.Revision.Message}) as a script: {reason}. End the script before it, run it with MigrateUpgrade, and begin another script behind it (MigrateFrom, MigrateTo); or say what a table is with op.BatchAlterTable and CopyFrom.",
        location);
}
