using System.Diagnostics;
using Migrations.Build.Revisions;

namespace Migrations.Build;

/// <summary>
/// One revision as its source declares it: its id, what it follows, what it needs, and how it calls its branch.
/// </summary>
/// <remarks>
/// Immutable, and equal to another revision when every member is equal; lists compare item by item, in order.
/// The lists hold what was written: only a <see cref="RevisionGraph"/> knows whether the names exist.
/// </remarks>
/// <param name="Id">The id: unique among all revisions, without <c>@ - + :</c>. Ids are case-sensitive.</param>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record Revision(string Id)
{
    /// <summary>What the revision does, in a few words; empty when its author gave none.</summary>
    public string Message { get; init; } = "";

    /// <summary>
    /// The whole text that describes the revision, with further paragraphs; the message when none is given.
    /// </summary>
    public string Documentation { get => field ?? Message; init; }

    /// <summary>
    /// The ids that this revision follows: none for a base, several for a merge, in the order written.
    /// </summary>
    public IReadOnlyList<string> DownRevisions
    {
        get;
        init => field = RevisionNames.Of(value);
    }
    = RevisionNames.Empty;

    /// <summary>
    /// The ids or branch labels that must be applied before this revision though it does not follow them, as written.
    /// </summary>
    public IReadOnlyList<string> DependsOn
    {
        get;
        init => field = RevisionNames.Of(value);
    }
    = RevisionNames.Empty;

    /// <summary>The branch labels that this revision declares; inherited ones are the graph's to tell.</summary>
    public IReadOnlyList<string> BranchLabels
    {
        get;
        init => field = RevisionNames.Of(value);
    }
    = RevisionNames.Empty;

    /// <summary>When the revision was made; null when its source does not say.</summary>
    public DateTimeOffset? CreateDate { get; init; }

    /// <summary>The revision's file, relative to the project, with <c>/</c>; null when it has none.</summary>
    public string? Path { get; init; }

    /// <summary>A hash of the file's newline-normalised text; null when it is not known.</summary>
    public string? TextHash { get; init; }

    /// <summary>Where the revision is declared; null when it is not known.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>The revision as one line: <c>down -> id, message</c>.</summary>
    public override string ToString() =>
        $"{(DownRevisions.Count == 0 ? "<base>" : string.Join(", ", DownRevisions))} -> {Id}, {Message}";
}
