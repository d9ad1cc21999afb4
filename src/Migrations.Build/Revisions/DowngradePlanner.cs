namespace Migrations.Build.Revisions;

/// <summary>
/// Plans a downgrade: what follows the target, and what follows or depends on that, as far as it is applied.
/// </summary>
internal sealed class DowngradePlanner(RevisionResolver resolver, IReadOnlyCollection<string> rows, string target)
{
    private readonly GraphIndex _index = resolver.Index;
    private readonly List<string> _warnings = [];

    public RevisionPlan Plan()
    {
        (int end, string? branch) = Target();
        int[] roots = Roots(end, branch);
        int[] current = resolver.Rows(rows);
        var state = new VersionRows(_index, current);
        bool[] undone = _index.Reach(_index.AllChildren, roots);
        bool any = false;
        for (int number = 0; number < undone.Length; number++)
        {
            undone[number] &= state.Applied[number];
            any |= undone[number];
        }

        if (!any && end >= 0 && !current.Contains(end))
        {
            throw new RangeNotAncestorException(
                target,
                [_index.Id(end)],
                _index.Ids(current),
                $"Cannot downgrade to '{target}': nothing that follows revision '{_index.Id(end)}' is applied, and it "
                + "is no "
                + $"current revision; those are {(current.Length == 0 ? "none" : string.Join(", ", _index.Ids(current)))}. "
                + "Name one of their ancestors, or base.");
        }

        RevisionStep[] steps = [.. RevisionOrder.Sort(_index, undone, current).Select(state.Downgrade)];
        return new RevisionPlan(state.Before, steps, _warnings);
    }

    /// <summary>The revision to go back to, or base, and the branch that the target names.</summary>
    private (int End, string? Branch) Target()
    {
        var parsed = RevisionTarget.Parse(target);
        if (parsed.Steps is not { } steps)
        {
            // Here the branch only says which roots to undo: the symbol is looked up without it.
            return (resolver.One(parsed.Symbol), parsed.Branch is { Length: > 0 } branch ? branch : null);
        }

        if (parsed.Symbol.Length > 0)
        {
            int end = steps >= 0
                ? resolver.Walk.Up(resolver.One(parsed.Symbol), steps, parsed.Branch, target, stopAtEnd: false)
                : resolver.Walk.Down(
                    resolver.One(parsed.Branch is null ? parsed.Symbol : $"{parsed.Branch}@{parsed.Symbol}"),
                    -steps,
                    target,
                    stopAtEnd: false);
            bool isNothing = end == RevisionWalk.Beyond || (end == RevisionWalk.Base && steps >= 0);
            return isNothing ? throw TooFar(steps, parsed.Symbol) : (end, parsed.Branch);
        }

        if (steps >= 0)
        {
            throw TooFar(steps, "the current revisions");
        }

        (int start, string from) = Current(parsed);
        int reached = resolver.Walk.Down(start, -steps, target, stopAtEnd: false);
        return reached == RevisionWalk.Beyond ? throw TooFar(steps, _index.Id(start)) : (reached, from);
    }

    /// <summary>The current revision that <c>-1</c> starts from, and the branch that it undoes.</summary>
    private (int Start, string Branch) Current(RevisionTarget parsed)
    {
        int[] current = resolver.Rows(rows);
        if (parsed.Branch is { } branch)
        {
            return (OnBranch(current, branch), branch);
        }

        if (current.Length == 0)
        {
            throw TooFar(parsed.Steps ?? 0, RevisionTarget.Base);
        }

        string first = _index.Id(current[0]);
        if (current.Length > 1)
        {
            _warnings.Add(
                $"'{target}' is ambiguous: there are several current revisions, {string.Join(", ", _index.Ids(current))}. "
                + $"It counts from '{first}', the first row. Say which one is meant, as in '<branch>@{target}'.");
        }

        return (current[0], first);
    }

    private int OnBranch(int[] current, string branch)
    {
        int[] starts = resolver.OnLineage(current, branch, withDependencies: false);
        if (starts.Length == 0)
        {
            // The branch has no row of its own when a dependency implies it.
            starts = resolver.OnLineage(CurrentRevisions.Of(_index, current), branch, withDependencies: false);
        }

        return starts.Length == 1
            ? resolver.One($"{branch}@{_index.Id(starts[0])}")
            : throw new RevisionTargetException(
                target,
                $"'{target}' needs exactly one current revision on the branch '{branch}', and there are "
                + $"{(starts.Length == 0 ? "none" : string.Join(", ", _index.Ids(starts)))}. Name the revision to go back to.");
    }

    private int[] Roots(int end, string? branch)
    {
        int[] roots = end == RevisionWalk.Base ? _index.Without(_index.Parents) : _index.Children[end];
        if (branch is null or "" || roots.Length < 2)
        {
            return roots;
        }

        bool[] below = _index.Reach(_index.Parents, [resolver.BranchRevision(branch)]);
        int[] onBranch = Array.FindAll(roots, root => below[root]);
        return onBranch.Length > 0
            ? onBranch
            : throw new RevisionTargetException(
                target,
                $"'{target}' is no downgrade of the branch '{branch}': none of "
                + $"{string.Join(", ", _index.Ids(roots))} leads to it. Name an ancestor of that branch, or leave the branch out.");
    }

    private RevisionTargetException TooFar(int steps, string from) => new(
        target,
        $"'{target}' leads to no revision: {RevisionTarget.Count(steps)} steps {(steps < 0 ? "down" : "up")} from {from} "
        + $"{(steps < 0 ? "go past base" : "is no downgrade")}. Take fewer steps, or name a revision or base.");
}
