namespace Migrations.Build;

/// <summary>A partial id or label that several revisions start with.</summary>
public sealed class AmbiguousRevisionException : RevisionTargetException
{
    internal AmbiguousRevisionException(string target, IReadOnlyList<string> candidates)
        : base(
            DiagnosticCodes.AmbiguousRevision,
            target,
            $"'{target}' fits several revisions: {string.Join(", ", candidates.Take(3))}"
            + $"{(candidates.Count > 3 ? ", ..." : "")}. Write more of the one you mean.") => Candidates = candidates;

    /// <summary>The ids and labels that start with the target, sorted.</summary>
    public IReadOnlyList<string> Candidates { get; }
}
