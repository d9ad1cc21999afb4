namespace Migrations.Build;

/// <summary>
/// No path leads from one end to the other: the target of a downgrade is not applied, or a range's start is not below
/// its end.
/// </summary>
public sealed class RangeNotAncestorException : RevisionTargetException
{
    internal RangeNotAncestorException(string target, IReadOnlyList<string> lower, IReadOnlyList<string> upper, string message)
        : base(DiagnosticCodes.RangeNotAncestor, target, message)
    {
        Lower = lower;
        Upper = upper;
    }

    /// <summary>The ids, or symbols, of the end nearer to base; empty for base.</summary>
    public IReadOnlyList<string> Lower { get; }

    /// <summary>The ids, or symbols, of the end farther from base; empty for base.</summary>
    public IReadOnlyList<string> Upper { get; }
}
