namespace Migrations.Build;

/// <summary>Two revisions have the same id.</summary>
public sealed class DuplicateRevisionException : RevisionGraphException
{
    internal DuplicateRevisionException(Revision revision, Revision other)
        : base(
            DiagnosticCodes.DuplicateRevision,
            $"Revision '{revision.Id}' is declared twice: in {Place(other)} and in {Place(revision)}. "
            + "Give one of them an id of its own, and follow it in what comes after.",
            revision) => Other = other;

    /// <summary>The revision that has the id already.</summary>
    public Revision Other { get; }
}
