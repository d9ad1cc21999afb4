using System.Globalization;

namespace Migrations.Build.Revisions;

/// <summary>
/// Finds the revisions that names stand for: ids, starts of ids, labels, <c>head</c>, <c>heads</c>, <c>base</c>, each
/// on a branch or not.
/// </summary>
internal sealed class RevisionResolver
{
    // Shorter keys are found whole only: a key of three characters is no abbreviation's worth.
    private const int ShortestAbbreviatedKey = 4;

    private readonly GraphIndex _index;
    private readonly int[] _heads;
    private readonly int[] _realHeads;
    private readonly Lazy<string[]> _keys;
    private readonly Lazy<string[][]> _labels;

    public RevisionResolver(GraphIndex index)
    {
        _index = index;
        _heads = index.Without(index.Children);
        _realHeads = index.Without(index.AllChildren);
        _keys = new(() => SortedKeys(index));
        _labels = new(() => GraphLabels.Of(index));
        Walk = new RevisionWalk(index, this);
    }

    public GraphIndex Index => _index;

    public RevisionWalk Walk { get; }

    public IReadOnlyList<int> Heads => _heads;

    public IReadOnlyList<int> RealHeads => _realHeads;

    public string[][] Labels => _labels.Value;

    /// <summary>The revisions of the version table's rows, each once, in the order given.</summary>
    /// <exception cref="UnknownVersionRowException">A row is no id.</exception>
    public int[] Rows(IEnumerable<string> rows) => [.. rows.Select(Row).Distinct()];

    private int Row(string row) =>
        _index.Numbers.TryGetValue(row, out int number) && _index.Id(number) == row
            ? number
            : throw new UnknownVersionRowException(
                row, NearestName.Of(row, _index.Revisions.Select(static revision => revision.Id)));

    /// <summary>
    /// All the revisions that a target names; none for base. Steps down from several heads may end at one revision,
    /// which then counts for each.
    /// </summary>
    public int[] Many(string target) =>
        IsWalkFromHeads(target)
            ? [.. WalkFromHeads(target).Where(static end => end >= 0)]
            : ManyByName(target);

    public int[] Many(IEnumerable<string> targets) => [.. targets.SelectMany(Many)];

    /// <summary>The one revision that a target names, or <see cref="RevisionWalk.Base"/>.</summary>
    /// <exception cref="MultipleHeadsException">The target names several.</exception>
    public int One(string target)
    {
        Expansion expansion = Expand(target);
        if (expansion.Name is { } name)
        {
            return ByName(name, expansion.Branch, target);
        }

        if (expansion.Numbers.Length > 1)
        {
            throw new MultipleHeadsException(target, _index.Ids(expansion.Numbers));
        }

        int number = expansion.Numbers.Length == 0 ? RevisionWalk.Base : expansion.Numbers[0];
        return expansion.Branch is { Length: > 0 } branch ? OnBranch(number, branch, target) : number;
    }

    /// <summary>
    /// The revision that a branch's name stands for: the one that declares the label, or any by its id.
    /// </summary>
    public int BranchRevision(string branch) => _index.Numbers.TryGetValue(branch, out int number)
        ? number
        : ByName(branch, null, branch);

    /// <summary>Those of the revisions that share a lineage with what the target names; all of them for base.</summary>
    public int[] OnLineage(IReadOnlyCollection<int> numbers, string target, bool withDependencies)
    {
        Expansion expansion = Expand(target);
        bool hasBranch = expansion.Branch is { Length: > 0 };
        if (numbers.Count == 0 || (!hasBranch && expansion.Name is null && expansion.Numbers.Length == 0))
        {
            return [.. numbers];
        }

        List<int> shares = [.. expansion.Numbers];
        if (expansion.Name is { } name)
        {
            shares.Add(ByName(name, null, target));
        }

        if (hasBranch)
        {
            shares.Add(ByName(expansion.Branch!, null, target));
        }

        bool[] lineage = _index.Lineage(shares, withDependencies);
        return [.. numbers.Where(number => lineage[number])];
    }

    /// <summary>
    /// Whether the target is steps down from the heads, which is what <c>-2</c> and <c>billing@-2</c> mean outside
    /// upgrade and downgrade.
    /// </summary>
    public static bool IsWalkFromHeads(string target)
    {
        int at = target.IndexOf('@', StringComparison.Ordinal);
        return StepsDown(target[(at + 1)..]) is not null;
    }

    /// <summary>
    /// Where the walk from each head ends: a revision, <see cref="RevisionWalk.Base"/> or
    /// <see cref="RevisionWalk.Beyond"/>.
    /// </summary>
    public int[] WalkFromHeads(string target)
    {
        int at = target.IndexOf('@', StringComparison.Ordinal);
        int steps = StepsDown(target[(at + 1)..]) ?? 0;
        IEnumerable<int> heads = at < 0
            ? _realHeads
            : _realHeads.Where(head => Labels[head].Contains(target[..at], StringComparer.Ordinal));
        return [.. heads.Select(head => Walk.Down(head, steps, target, stopAtEnd: false))];
    }

    /// <summary>
    /// Names each of which is still to be found, or the numbers that a symbol stands for; and the branch.
    /// </summary>
    private Expansion Expand(string target)
    {
        int at = target.IndexOf('@', StringComparison.Ordinal);
        string? branch = at < 0 ? null : target[..at];
        string symbol = target[(at + 1)..];
        bool hasBranch = branch is { Length: > 0 };
        switch (symbol)
        {
            case RevisionTarget.Heads:
                return new(null, hasBranch ? OnLineage(_heads, branch!, false) : _realHeads, branch);
            case RevisionTarget.Head:
                int[] heads = hasBranch ? OnLineage(_heads, branch!, false) : _heads;
                return heads.Length > 1
                    ? throw new MultipleHeadsException(target, _index.Ids(heads))
                    : new(null, heads, branch);
            case RevisionTarget.Base:
                return new(null, [], branch);
            default:
                return new(symbol, [], branch);
        }
    }

    private int[] ManyByName(string target)
    {
        Expansion expansion = Expand(target);
        if (expansion.Name is { } name)
        {
            return [ByName(name, expansion.Branch, target)];
        }

        if (expansion.Branch is { Length: > 0 } branch)
        {
            foreach (int number in expansion.Numbers)
            {
                OnBranch(number, branch, target);
            }
        }

        return expansion.Numbers;
    }

    private int ByName(string name, string? branch, string target)
    {
        int root = branch is { Length: > 0 } ? BranchRevision(branch) : RevisionWalk.Base;
        if (!_index.Numbers.TryGetValue(name, out int number))
        {
            number = ByStart(name, root, target);
        }

        return root == RevisionWalk.Base ? number : OnBranch(number, branch!, target);
    }

    private int OnBranch(int number, string branch, string target)
    {
        int root = BranchRevision(branch);
        return number < 0 || _index.Lineage([root], withDependencies: false)[number]
            ? number
            : throw new UnknownRevisionException(target, _index.Id(number), branch);
    }

    private int ByStart(string start, int root, string target)
    {
        if (start.Length == 0)
        {
            throw new RevisionTargetException(target, $"'{target}' names no revision. Write an id, a label, head, "
                + "heads or base.");
        }

        string[] candidates = Candidates(start);
        if (root >= 0 && candidates.Length > 0)
        {
            bool[] lineage = _index.Lineage([root], withDependencies: false);
            candidates = Array.FindAll(candidates, key => lineage[_index.Numbers[key]]);
        }

        return candidates.Length switch
        {
            0 => throw new UnknownRevisionException(target, NearestName.Of(start, _index.Numbers.Keys)),
            1 => _index.Numbers[candidates[0]],
            _ => throw new AmbiguousRevisionException(target, candidates),
        };
    }

    private string[] Candidates(string start)
    {
        string[] keys = _keys.Value;
        int from = Array.BinarySearch(keys, start, StringComparer.Ordinal);
        from = from < 0 ? ~from : from;
        int to = from;
        while (to < keys.Length && keys[to].StartsWith(start, StringComparison.Ordinal))
        {
            to++;
        }

        return keys[from..to];
    }

    private static string[] SortedKeys(GraphIndex index)
    {
        string[] keys = [.. index.Numbers.Keys.Where(static key => key.Length >= ShortestAbbreviatedKey)];
        Array.Sort(keys, StringComparer.Ordinal);
        return keys;
    }

    private static int? StepsDown(string text)
    {
        if (text.Length < 2 || text[0] != '-' || text.AsSpan(1).ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        int steps = int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? value
            : int.MaxValue;
        return steps == 0 ? null : steps;
    }

    private readonly record struct Expansion(string? Name, int[] Numbers, string? Branch);
}
