namespace Migrations.Build.Revisions;

/// <summary>The revisions that an upgrade's target, or the upper end of a range, stands for.</summary>
internal sealed class UpgradeTargets(RevisionResolver resolver)
{
    private readonly GraphIndex _index = resolver.Index;

    /// <summary>The revisions; none for base.</summary>
    /// <param name="target">The target.</param>
    /// <param name="current">
    /// The revisions that a walk without a symbol starts from, read only when there is one; it is told whether the walk
    /// stays on a branch.
    /// </param>
    /// <param name="stopAtEnd">Whether a walk past the last revision ends there; else it is an error.</param>
    public int[] Of(string target, Func<bool, int[]> current, bool stopAtEnd)
    {
        var parsed = RevisionTarget.Parse(target);
        if (parsed.Steps is not { } steps)
        {
            return resolver.Many(parsed.Text);
        }

        int end = (parsed.Symbol, steps) switch
        {
            ("", > 0) => FromCurrent(parsed, steps, current, stopAtEnd),
            ("", _) => RevisionWalk.Beyond,
            (_, > 0) => resolver.Walk.Up(resolver.One(parsed.Symbol), steps, parsed.Branch, target, stopAtEnd),
            _ => resolver.Walk.Down(Start(parsed), -steps, target, stopAtEnd),
        };
        return end >= 0
            ? [end]
            : throw new RevisionTargetException(
                target,
                $"'{target}' leads to no revision: {RevisionTarget.Count(steps)} steps {(steps > 0 ? "up" : "down")} from "
                + $"{(parsed.Symbol.Length == 0 ? "the current revisions" : $"'{parsed.Symbol}'")} "
                + $"{(parsed.Symbol.Length == 0 && steps <= 0 ? "is no upgrade" : "go past the end")}. "
                + "Take fewer steps, or name a revision, head or heads.");
    }

    private int Start(RevisionTarget target) => resolver.One(
        target.Branch is null ? target.Symbol : $"{target.Branch}@{target.Symbol}");

    private int FromCurrent(RevisionTarget target, int steps, Func<bool, int[]> current, bool stopAtEnd)
    {
        string? branch = target.Branch is { Length: > 0 } name ? name : null;
        int[] rows = current(branch is not null);
        int[] starts = branch is null ? rows : OnBranch(rows, branch);
        return starts.Length > 1
            ? throw new RevisionTargetException(
                target.Text,
                $"'{target}' is ambiguous: there are several current revisions, {string.Join(", ", _index.Ids(starts))}. "
                + $"Say which branch, as in '<branch>@+{RevisionTarget.Count(steps)}', or name the revision itself.")
            : resolver.Walk.Up(
                starts.Length == 0 ? RevisionWalk.Base : starts[0], steps, target.Branch, target.Text, stopAtEnd);
    }

    /// <summary>
    /// The current revisions of the branch; when it has none, the tips of what is applied on its lineage.
    /// </summary>
    private int[] OnBranch(int[] rows, string branch)
    {
        int[] starts = resolver.OnLineage(rows, branch, withDependencies: false);
        if (starts.Length > 0)
        {
            return starts;
        }

        bool[] applied = _index.Reach(_index.AllParents, rows);
        int[] active = resolver.OnLineage(
            [.. Enumerable.Range(0, _index.Count).Where(number => applied[number])], branch, withDependencies: false);
        HashSet<int> covered = [.. active.SelectMany(number => _index.Requirements[number])];
        return [.. active.Where(number => !covered.Contains(number))];
    }
}
