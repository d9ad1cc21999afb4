namespace Migrations.Build;

/// <summary>
/// Makes a class a revision: its id, its message and its place in the history. The class is a <c>Migration</c> or an
/// <c>AsyncMigration</c> with a parameterless constructor.
/// </summary>
/// <remarks>
/// The compiler's registry table is made from these values, so they are constants; duplicate ids, unknown parents,
/// cycles and unusable classes are compiler errors at the attribute.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RevisionAttribute : Attribute
{
    /// <summary>Makes a class a revision.</summary>
    /// <param name="id">The id, unique in the history and without <c>@</c>, <c>-</c>, <c>+</c> and <c>:</c>.</param>
    /// <param name="message">What the revision does, in a few words; may be empty.</param>
    public RevisionAttribute(string id, string message)
    {
        Id = id;
        Message = message;
    }

    /// <summary>The id, unique in the history.</summary>
    public string Id { get; }

    /// <summary>What the revision does, in a few words.</summary>
    public string Message { get; }

    /// <summary>The id of the revision that this one follows; null for a base, or when <see cref="DownRevisions"/>
    /// names several.</summary>
    public string? DownRevision { get; init; }

    /// <summary>The ids of the revisions that this one merges; empty for all but a merge.</summary>
    public string[] DownRevisions { get; init; } = [];

    /// <summary>The names of the branch that starts here; empty for most revisions.</summary>
    public string[] BranchLabels { get; init; } = [];

    /// <summary>Ids or labels of revisions of other branches that must be applied before this one.</summary>
    public string[] DependsOn { get; init; } = [];

    /// <summary>When the revision was written, as ISO 8601 text; null when it is not known. It orders nothing.</summary>
    public string? CreateDate { get; init; }
}
