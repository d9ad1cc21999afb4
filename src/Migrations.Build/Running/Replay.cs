namespace Migrations.Build.Running;

/// <summary>The schema that revisions make, without a database: what they record, applied one behind the other.</summary>
internal sealed class Replay(RevisionCatalog catalog, StepRecorder recorder)
{
    /// <summary>The schema at these rows of the version table.</summary>
    public ReplayedSchema SchemaAt(IReadOnlyCollection<string> rows) => rows.Count == 0
        ? ReplayedSchema.Empty
        : catalog.Graph.PlanUpgrade([], [.. rows]).Steps.Aggregate(ReplayedSchema.Empty, After);

    /// <summary>The schema after a step. A revision that reads makes all tables before it uncertain.</summary>
    public ReplayedSchema After(ReplayedSchema schema, RevisionStep step)
    {
        if (step.IsStamp)
        {
            return schema;
        }

        var body = recorder.BodyOf(step);
        return body.Reads
            ? schema.AfterAnything($"revision {step.Revision.Id}, which reads a live database", step.Revision.Location)
            : recorder.Record(step, body).Aggregate(schema, (before, operation) => before.After(operation));
    }
}
