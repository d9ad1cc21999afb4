namespace Migrations.Build.Host.Adoption;

/// <summary>What was read of another tool's history.</summary>
/// <param name="Tool">What the tool calls itself.</param>
/// <param name="Revisions">The revisions: in order, and those of a tool that has no graph without parents.</param>
/// <param name="IsLinear">Whether each revision simply follows the one before it.</param>
internal sealed record AdoptedHistory(string Tool, IReadOnlyList<AdoptedRevision> Revisions, bool IsLinear)
{
    /// <summary>What was left out or changed, and where.</summary>
    public IReadOnlyList<MigrationWarning> Warnings { get; init; } = [];

    /// <summary>What is still to be written: those that are not there, in a linear history each behind the one before it.</summary>
    /// <remarks>A step that came into an adopted history later goes behind all that is there, wherever its name sorts: it is what a
    /// database that has the others still lacks.</remarks>
    /// <param name="there">The ids of the revisions that the project has.</param>
    public IReadOnlyList<AdoptedRevision> Missing(IReadOnlySet<string> there)
    {
        if (!IsLinear)
        {
            return [.. Revisions.Where(revision => !there.Contains(revision.Id))];
        }

        string? last = Revisions.LastOrDefault(revision => there.Contains(revision.Id))?.Id;
        var missing = new List<AdoptedRevision>();
        foreach (AdoptedRevision revision in Revisions.Where(revision => !there.Contains(revision.Id)))
        {
            missing.Add(revision with { DownRevisions = last is null ? [] : [last] });
            last = revision.Id;
        }

        return missing;
    }
}
