namespace Migrations.Build;

/// <summary>
/// A target that cannot be read or walked: a step beyond the end, an ambiguous walk, targets of one lineage, a
/// malformed range.
/// </summary>
public class RevisionTargetException : MigrationException
{
    internal RevisionTargetException(string target, string message)
        : this(DiagnosticCodes.InvalidTarget, target, message)
    {
    }

    private protected RevisionTargetException(string code, string target, string message)
        : base(code, message) => Target = target;

    /// <summary>The target as the user wrote it.</summary>
    public string Target { get; }
}
