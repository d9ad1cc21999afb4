namespace Migrations.Build;

/// <summary>
/// The steps that lead from the version table's rows to a target, in the order to run them; none when there is nothing
/// to do.
/// </summary>
public sealed class RevisionPlan
{
    internal RevisionPlan(
        IReadOnlySet<string> rowsBefore, IReadOnlyList<RevisionStep> steps, IReadOnlyList<string>? warnings = null)
    {
        RowsBefore = rowsBefore;
        Steps = steps;
        Warnings = warnings ?? [];
    }

    /// <summary>The rows that the plan starts from; empty after a purge.</summary>
    public IReadOnlySet<string> RowsBefore { get; }

    /// <summary>The steps, in the order to run them.</summary>
    public IReadOnlyList<RevisionStep> Steps { get; }

    /// <summary>The rows when every step is done.</summary>
    public IReadOnlySet<string> RowsAfter => Steps.Count == 0 ? RowsBefore : Steps[^1].RowsAfter;

    /// <summary>Whether every row of the version table is deleted before the first step, known or not.</summary>
    public bool Purge { get; internal init; }

    /// <summary>
    /// What a careful user should know about the target, such as an ambiguity that was decided for them.
    /// </summary>
    public IReadOnlyList<string> Warnings { get; }
}
