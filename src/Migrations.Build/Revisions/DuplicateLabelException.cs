namespace Migrations.Build;

/// <summary>A branch label that another revision has already, as a label or as its id.</summary>
public sealed class DuplicateLabelException : RevisionGraphException
{
    internal DuplicateLabelException(Revision revision, string label, Revision other)
        : base(
            DiagnosticCodes.DuplicateLabel,
            $"Branch label '{label}' of revision '{revision.Id}' is already used by revision '{other.Id}' "
            + $"({Place(other)}). Labels and ids share one set of names: choose another label.",
            revision)
    {
        Label = label;
        Other = other;
    }

    /// <summary>The label.</summary>
    public string Label { get; }

    /// <summary>The revision that has the name already.</summary>
    public Revision Other { get; }
}
