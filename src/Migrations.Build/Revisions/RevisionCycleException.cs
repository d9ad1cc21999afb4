namespace Migrations.Build;

/// <summary>Revisions that follow or need each other in a circle, or one that follows or needs itself.</summary>
public sealed class RevisionCycleException : RevisionGraphException
{
    internal RevisionCycleException(IReadOnlyList<Revision> cycle, bool throughDependencies)
        : base(DiagnosticCodes.RevisionCycle, Describe(cycle, throughDependencies), cycle[0])
    {
        Cycle = cycle;
        ThroughDependencies = throughDependencies;
    }

    /// <summary>
    /// The revisions of the circle, each before the one that it follows or needs; the last leads back to the first.
    /// </summary>
    public IReadOnlyList<Revision> Cycle { get; }

    /// <summary>Whether a dependency is part of the circle; else it is one of down-revisions alone.</summary>
    public bool ThroughDependencies { get; }

    private static string Describe(IReadOnlyList<Revision> cycle, bool throughDependencies)
    {
        string edge = throughDependencies ? "follow or depend on" : "follow";
        if (cycle.Count == 1)
        {
            return $"Revision '{cycle[0].Id}' {(throughDependencies ? "depends on" : "follows")} itself. "
                + "Name another revision, or none.";
        }

        string path = string.Join(" -> ", cycle.Append(cycle[0]).Select(static revision => revision.Id));
        return $"Revisions {edge} each other in a circle: {path}. None of them can be the first to run: "
            + "take one of these edges out.";
    }
}
