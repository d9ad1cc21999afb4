using Migrations.Build.Revisions;

namespace Migrations.Build;

/// <summary>A revision follows, or depends on, one that does not exist.</summary>
public sealed class UnknownParentException : RevisionGraphException
{
    internal UnknownParentException(Revision revision, string name, bool isDependency, string? nearest)
        : base(
            DiagnosticCodes.UnknownParent,
            $"Revision '{revision.Id}' {(isDependency ? "depends on" : "follows")} '{name}', and there is no such revision"
            + $"{(isDependency ? " or branch label" : "")}.{NearestName.Hint(nearest)} "
            + "Was its file deleted, renamed or not committed? Name an existing one, or bring it back.",
            revision)
    {
        Name = name;
        IsDependency = isDependency;
    }

    /// <summary>The name that nothing has.</summary>
    public string Name { get; }

    /// <summary>Whether the name is a dependency; else it is a down-revision.</summary>
    public bool IsDependency { get; }
}
