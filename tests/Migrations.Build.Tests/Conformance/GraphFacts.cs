using System.Text.Json;

namespace Migrations.Build.Tests.Conformance;

internal sealed record RevisionFact
{
    public required string Id { get; init; }

    public required IReadOnlyList<string> Down { get; init; }

    public IReadOnlyList<string> DependsOn { get; init; } = [];

    public IReadOnlyList<string> Labels { get; init; } = [];

    public string Message { get; init; } = "";

    public string? Doc { get; init; }

    public string? Location { get; init; }

    public Revision ToRevision() => new(Id)
    {
        Message = Message,
        Documentation = Doc ?? Message,
        DownRevisions = Down,
        DependsOn = DependsOn,
        BranchLabels = Labels,
        Path = $"{Location ?? "versions"}/{Id}.cs",
    };
}

internal sealed record GraphFact
{
    public required IReadOnlyList<RevisionFact> Graph { get; init; }

    public required IReadOnlyList<string> Heads { get; init; }

    public required IReadOnlyList<string> Bases { get; init; }

    public required IReadOnlyList<GraphCase> Cases { get; init; }
}

internal sealed record GraphCase
{
    public required string Command { get; init; }

    public IReadOnlyList<string> Current { get; init; } = [];

    public required string Target { get; init; }

    public bool Single { get; init; }

    public IReadOnlyList<string>? Steps { get; init; }

    public IReadOnlyList<string>? Heads { get; init; }

    public IReadOnlyList<string>? Revisions { get; init; }

    public string? Error { get; init; }
}

internal sealed record CommandFact
{
    public required IReadOnlyList<RevisionFact> Graph { get; init; }

    public required IReadOnlyList<string> VersionLocations { get; init; }

    public required IReadOnlyList<CommandCase> Cases { get; init; }
}

internal sealed record CommandCase
{
    public required string Command { get; init; }

    public required CommandArguments Args { get; init; }

    public IReadOnlyList<string>? Current { get; init; }

    public IReadOnlyList<string>? Stdout { get; init; }

    public bool Unordered { get; init; }

    public NewRevisionFact? Revision { get; init; }

    public IReadOnlyList<string>? Rows { get; init; }

    public ErrorFact? Error { get; init; }

    public string? Differs { get; init; }
}

internal sealed record CommandArguments
{
    public string? Message { get; init; }

    public string? Range { get; init; }

    /// <summary>One target of <c>show</c>.</summary>
    public string? Revision { get; init; }

    /// <summary>Several targets of <c>stamp</c> and <c>merge</c>.</summary>
    public IReadOnlyList<string> Revisions { get; init; } = [];

    public bool Verbose { get; init; }

    public bool IndicateCurrent { get; init; }

    public bool ResolveDependencies { get; init; }

    public bool CheckHeads { get; init; }

    public bool Purge { get; init; }

    public bool Splice { get; init; }

    /// <summary>One target or a list of them.</summary>
    public JsonElement? Head { get; init; }

    /// <summary>One label or a list of them.</summary>
    public JsonElement? BranchLabel { get; init; }

    public string? RevId { get; init; }

    /// <summary>One target or a list of them.</summary>
    public JsonElement? DependsOn { get; init; }

    public string? VersionPath { get; init; }

    public static IReadOnlyList<string> Texts(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null } => [],
        { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Select(static item => item.GetString() ?? "")],
        { } text => [text.GetString() ?? ""],
    };
}

internal sealed record NewRevisionFact
{
    public required string Id { get; init; }

    public required IReadOnlyList<string> Down { get; init; }

    public required IReadOnlyList<string> DependsOn { get; init; }

    public required IReadOnlyList<string> Labels { get; init; }

    public required string Location { get; init; }

    public required string File { get; init; }

    public required string Message { get; init; }
}

internal sealed record ErrorFact
{
    public required string Kind { get; init; }

    public required string Message { get; init; }
}
