using Migrations.Build.Sql;

namespace Migrations.Build.Running;

/// <summary>Operations of a step that go together.</summary>
/// <param name="Operations">The operations, in order; one when it is committed by itself.</param>
/// <param name="IsAlone">Whether it is committed by itself; else they share the step's transaction.</param>
internal sealed record StepPart(IReadOnlyList<MigrationOperation> Operations, bool IsAlone)
{
    /// <summary>Cuts operations at those that are committed by themselves.</summary>
    public static IEnumerable<StepPart> Of(IEnumerable<MigrationOperation> operations, Dialect dialect)
    {
        var together = new List<MigrationOperation>();
        foreach (var part in operations.SelectMany(one => Of(one, dialect)))
        {
            if (!part.IsAlone)
            {
                together.AddRange(part.Operations);
                continue;
            }

            if (together.Count > 0)
            {
                yield return new StepPart(together, IsAlone: false);
                together = [];
            }

            yield return part;
        }

        if (together.Count > 0)
        {
            yield return new StepPart(together, IsAlone: false);
        }
    }

    private static IEnumerable<StepPart> Of(MigrationOperation operation, Dialect dialect) =>
        operation switch
        {
            AutocommitBlock block => block.Operations.Select(one => new StepPart(
                [new AutocommitBlock([one]) { Origin = one.Location is null ? block.Origin : one.Origin }], IsAlone: true)),
            BatchAlterTable batch when batch.Operations.Any(dialect.RunsAlone) => Of(batch, dialect),
            _ => [new StepPart([operation], dialect.RunsAlone(operation))],
        };

    /// <summary>A batch around an operation that cannot be in its transaction.</summary>
    private static IEnumerable<StepPart> Of(BatchAlterTable batch, Dialect dialect)
    {
        var rest = batch.Operations.ToList();
        while (rest.FindIndex(dialect.RunsAlone) is var at and >= 0)
        {
            if (at > 0)
            {
                yield return new StepPart([batch with { Operations = [.. rest.Take(at)], AdditionalConstraints = [] }], IsAlone: false);
            }

            yield return new StepPart([batch with { Operations = [rest[at]], AdditionalConstraints = [] }], IsAlone: true);
            rest.RemoveRange(0, at + 1);
        }

        yield return new StepPart([batch with { Operations = [.. rest] }], IsAlone: false);
    }
}
