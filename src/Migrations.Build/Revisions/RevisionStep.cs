using System.Collections.Immutable;
using Migrations.Build.Revisions;

namespace Migrations.Build;

/// <summary>
/// One step of a plan: a revision to run (or, for a stamp, only to record) and what becomes of the version table.
/// </summary>
/// <remarks>
/// Whoever runs the plan executes the step, then <see cref="RowChanges"/> in order, in the same transaction;
/// the version table then holds <see cref="RowsAfter"/>.
/// </remarks>
public sealed class RevisionStep
{
    internal RevisionStep(
        Revision revision,
        RevisionDirection direction,
        ImmutableArray<RowChange> rowChanges,
        ImmutableSortedSet<string> rowsAfter)
    {
        Revision = revision;
        Direction = direction;
        RowChanges = rowChanges;
        RowsAfter = rowsAfter;
        IReadOnlyList<string> self = RevisionNames.Of([revision.Id]);
        From = direction == RevisionDirection.Upgrade ? revision.DownRevisions : self;
        To = direction == RevisionDirection.Upgrade ? self : revision.DownRevisions;
    }

    /// <summary>
    /// The revision whose upgrade or downgrade runs; for a stamp, the one that is recorded or, at base, forgotten.
    /// </summary>
    public Revision Revision { get; }

    /// <summary>Which of the revision's two parts runs; for a stamp, which way the record moves.</summary>
    public RevisionDirection Direction { get; }

    /// <summary>Whether only the version table changes and no revision's code runs.</summary>
    public bool IsStamp { get; internal init; }

    /// <summary>The ids that the step leaves, without dependencies; empty at base.</summary>
    public IReadOnlyList<string> From { get; internal init; }

    /// <summary>The ids that the step reaches, without dependencies; empty at base.</summary>
    public IReadOnlyList<string> To { get; internal init; }

    /// <summary>The changes of the version table, in the order to make them.</summary>
    public IReadOnlyList<RowChange> RowChanges { get; }

    /// <summary>The version table's rows when the step is done, sorted ordinally.</summary>
    public IReadOnlySet<string> RowsAfter { get; }

    /// <summary>The step as a log line says it: <c>upgrade a, b -> c, message</c>.</summary>
    public override string ToString()
    {
        string verb = IsStamp ? "stamp" : Direction == RevisionDirection.Upgrade ? "upgrade" : "downgrade";
        string message = IsStamp ? "" : RevisionText.FirstParagraph(Revision.Message);
        string line = $"{verb} {string.Join(", ", From)} -> {string.Join(", ", To)}";
        return message.Length == 0 ? line : $"{line}, {message}";
    }
}
