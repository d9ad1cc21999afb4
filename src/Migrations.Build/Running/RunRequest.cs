namespace Migrations.Build.Running;

/// <summary>What a run is to do: how its plan follows from the rows of the version table.</summary>
/// <param name="Target">What the user typed.</param>
/// <param name="Plan">Makes the plan from rows and a target.</param>
internal sealed record RunRequest(string Target, Func<IReadOnlyCollection<string>, string, RevisionPlan> Plan)
{
    /// <summary>Whether the plan is an upgrade.</summary>
    public bool IsUpgrade { get; init; }

    /// <summary>Whether the target counts steps from where the database stands, so that it must be fixed once.</summary>
    public bool IsRelative { get; init; } = Target.Contains('+', StringComparison.Ordinal) || Target.Contains('-', StringComparison.Ordinal);
}
