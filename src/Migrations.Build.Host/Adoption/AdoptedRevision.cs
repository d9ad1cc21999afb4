namespace Migrations.Build.Host.Adoption;

/// <summary>A step of another tool's history, as the revision that takes its place.</summary>
internal sealed record AdoptedRevision
{
    /// <summary>The id: a function of what the other tool calls the step.</summary>
    public required string Id { get; init; }

    /// <summary>What it does, in the other tool's words.</summary>
    public required string Message { get; init; }

    /// <summary>The file's name without its extension, in the version location; with <c>/</c> where the source has folders.</summary>
    public required string FileName { get; init; }

    /// <summary>Where the other tool says it.</summary>
    public required SourceLocation Source { get; init; }

    /// <summary>Ids of the parents.</summary>
    public IReadOnlyList<string> DownRevisions { get; init; } = [];

    /// <summary>Ids or labels that it depends on.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>The labels declared on it.</summary>
    public IReadOnlyList<string> BranchLabels { get; init; } = [];

    /// <summary>When it was written, ISO 8601; null: not known.</summary>
    public string? CreateDate { get; init; }

    /// <summary>The SQL of the upgrade; null: it was not given.</summary>
    public string? Upgrade { get; init; }

    /// <summary>The SQL of the downgrade; null: it was not given.</summary>
    public string? Downgrade { get; init; }
}
