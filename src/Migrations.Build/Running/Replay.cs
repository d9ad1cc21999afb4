using Migrations.Build.Operations;

namespace Migrations.Build.Running;

/// <summary>The schema that revisions make, without a database: what they record, applied one behind the other.</summary>
internal sealed class Replay(RevisionCatalog catalog, StepRecorder recorder)
{
    /// <summary>The schema at these rows of the version table.</summary>
    public DatabaseSchema SchemaAt(IReadOnlyCollection<string> rows)
    {
        if (rows.Count == 0)
        {
            return DatabaseSchema.Empty;
        }

        var plan = catalog.Graph.PlanUpgrade([], [.. rows]);
        return plan.Steps.Aggregate(DatabaseSchema.Empty, After);
    }

    /// <summary>The schema after a step. A revision that reads makes all later ones uncertain.</summary>
    public DatabaseSchema After(DatabaseSchema schema, RevisionStep step)
    {
        if (step.IsStamp)
        {
            return schema;
        }

        var body = recorder.BodyOf(step);
        return body.Reads
            ? schema with { UnknownSince = schema.UnknownSince ?? $"revision {step.Revision.Id}, which reads a live database" }
            : OperationSequence.Apply(recorder.Record(step, body), schema);
    }
}
