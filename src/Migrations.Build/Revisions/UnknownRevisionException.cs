using Migrations.Build.Revisions;

namespace Migrations.Build;

/// <summary>A target names no revision and no branch label, or none on the branch that it asks for.</summary>
public sealed class UnknownRevisionException : RevisionTargetException
{
    internal UnknownRevisionException(string target, string? nearest)
        : base(
            DiagnosticCodes.UnknownRevision,
            target,
            $"There is no revision or branch label '{target}', nor one that starts with it.{NearestName.Hint(nearest)} "
            + "MigrateHistory lists the revisions.") => Nearest = nearest;

    internal UnknownRevisionException(string target, string revision, string branch)
        : base(
            DiagnosticCodes.UnknownRevision,
            target,
            $"Revision '{revision}' is not on the branch '{branch}': neither leads to the other. "
            + "Leave the branch out, or name a revision of that branch.") => Nearest = null;

    /// <summary>The known id or label that is most like the target; null when none is.</summary>
    public string? Nearest { get; }
}
