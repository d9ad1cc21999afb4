namespace Migrations.Build.Revisions;

/// <summary>What is asked of a new revision, before the graph has a say.</summary>
internal sealed record NewRevision
{
    /// <summary>The id: given, or drawn by <see cref="RevisionId.Draw"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The message; null when none was given.</summary>
    public string? Message { get; init; }

    /// <summary>The targets that the revision follows.</summary>
    public IReadOnlyList<string> Heads { get; init; } = [RevisionTarget.Head];

    /// <summary>Whether it may follow revisions that are no heads.</summary>
    public bool Splice { get; init; }

    /// <summary>The branch labels to declare.</summary>
    public IReadOnlyList<string> BranchLabels { get; init; } = [];

    /// <summary>The targets that the revision depends on.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>The directory to write to; null: the only one, or that of the first head.</summary>
    public string? VersionPath { get; init; }

    /// <summary>The directories of revisions, relative to the project.</summary>
    public required IReadOnlyList<string> VersionLocations { get; init; }
}
