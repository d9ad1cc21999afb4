namespace Migrations.Build.Revisions;

/// <summary>
/// The revisions of a range, newest first: <c>lower:upper</c>, each end a target or <c>current</c>, both included.
/// </summary>
internal sealed class RevisionHistory
{
    private const string Current = "current";

    private readonly RevisionResolver _resolver;
    private readonly GraphIndex _index;
    private readonly string _range;
    private readonly string _lower;
    private readonly string _upper;
    private readonly int[]? _lowerRows;
    private readonly int[]? _upperRows;

    private RevisionHistory(RevisionResolver resolver, string? range, IReadOnlyCollection<string>? rows)
    {
        _resolver = resolver;
        _index = resolver.Index;
        _range = range?.Trim() ?? ":";
        string[] ends = _range.Split(':');
        if (ends.Length != 2)
        {
            throw new RevisionTargetException(
                _range, $"'{_range}' is no range. Write <start>:<end>, <start>: or :<end>, as in 'ae10:head'.");
        }

        _lower = ends[0].Length == 0 ? RevisionTarget.Base : ends[0];
        _upper = ends[1].Length == 0 ? RevisionTarget.Heads : ends[1];
        if (_upper == Current && Rows(rows) is { Length: > 0 } upper)
        {
            _upperRows = upper;
        }
        else if (_upper == Current)
        {
            _upper = RevisionTarget.Heads;
        }
        else if (_lower == Current && Rows(rows) is { Length: > 0 } lower)
        {
            _lowerRows = lower;
        }
        else if (_lower == Current)
        {
            _lower = RevisionTarget.Base;
        }
    }

    /// <summary>Whether the range names the database's current revisions.</summary>
    public static bool NeedsRows(string? range) =>
        range is not null && range.Split(':').Contains(Current, StringComparer.Ordinal);

    /// <summary>The revisions of the range, each above its ancestors; all of them without a range.</summary>
    public static IReadOnlyList<int> Of(RevisionResolver resolver, string? range, IReadOnlyCollection<string>? rows) =>
        new RevisionHistory(resolver, range, rows).Revisions();

    private IReadOnlyList<int> Revisions()
    {
        int[] upper = Upper();
        UpgradePlanner.RequireApart(_index, upper, _range);
        bool[] members = _index.Reach(_index.AllParents, upper);
        int[] lower = Lower(members);
        UpgradePlanner.RequireApart(_index, lower, _range);
        if (lower.Length == 0)
        {
            return RevisionOrder.Sort(_index, members, upper);
        }

        bool[] below = _index.Reach(_index.AllParents, lower);
        bool[] above = _index.Reach(_index.Children, lower);
        for (int number = 0; number < members.Length; number++)
        {
            members[number] &= above[number] && !below[number];
        }

        Array.ForEach(lower, number => members[number] = true);
        return RevisionOrder.Sort(_index, members, upper, isConvex: false);
    }

    private int[] Upper()
    {
        int[] upper = _upperRows ?? new UpgradeTargets(_resolver).Of(_upper, Start, stopAtEnd: true);
        int at = _lowerRows is null ? _lower.IndexOf('@', StringComparison.Ordinal) : -1;
        return at > 0 ? OnBranch(upper, _lower[..at]) : upper;
    }

    /// <summary>With a branch at the lower end, only what carries its label counts at the upper end.</summary>
    private int[] OnBranch(int[] upper, string branch)
    {
        int number = _resolver.One(branch);
        string label = branch;
        if (number >= 0 && _index.Id(number) == branch)
        {
            if (_resolver.Labels[number].Length != 1)
            {
                return _resolver.OnLineage(upper, branch, withDependencies: false);
            }

            label = _resolver.Labels[number][0];
        }

        return Array.FindAll(upper, one => _resolver.Labels[one].Contains(label, StringComparer.Ordinal));
    }

    private int[] Start(bool onBranch)
    {
        if (_lowerRows is not null)
        {
            return _lowerRows;
        }

        if (onBranch && RevisionResolver.IsWalkFromHeads(_lower) && _resolver.WalkFromHeads(_lower).Contains(RevisionWalk.Base))
        {
            throw new UnknownRevisionException(_lower, nearest: null);
        }

        if (onBranch)
        {
            return _resolver.Many(_lower);
        }

        int start = _resolver.One(_lower);
        return start < 0 ? [] : [start];
    }

    private int[] Lower(bool[] members)
    {
        int[] lower = _lowerRows
            ?? (RevisionResolver.IsWalkFromHeads(_lower) ? _resolver.WalkFromHeads(_lower) : _resolver.Many(_lower));
        if (Array.Exists(lower, end => end != RevisionWalk.Beyond && (end < 0 || !members[end])))
        {
            throw new RangeNotAncestorException(
                _range,
                _lowerRows is null ? [_lower] : _index.Ids(_lowerRows),
                _upperRows is null ? [_upper] : _index.Ids(_upperRows),
                $"In the range '{_range}' the start is no ancestor of the end. Exchange the two, or name revisions of "
                + "one branch.");
        }

        return Array.Exists(lower, static end => end < 0) ? FromUpper() : lower;
    }

    /// <summary>
    /// Steps that go past base from the heads are counted from the range's upper end, and may end at base.
    /// </summary>
    private int[] FromUpper()
    {
        var target = RevisionTarget.Parse(_lower);
        if (target.Branch is not null && _upper is (RevisionTarget.Heads or RevisionTarget.Head or RevisionTarget.Base))
        {
            throw new UnknownRevisionException(_upper, nearest: null);
        }

        int start = _upperRows is [var row, ..] ? row : _resolver.One($"{target.Branch ?? _upper}@{_upper}");
        int end = _resolver.Walk.Down(start, Math.Abs(target.Steps ?? 0), _range, stopAtEnd: true);
        return end < 0 ? [] : [end];
    }

    private int[] Rows(IReadOnlyCollection<string>? rows) => _resolver.Rows(
        rows ?? throw new RevisionTargetException(_range, $"The range '{_range}' names the current revisions, and "
            + "there is no database to ask."));
}
