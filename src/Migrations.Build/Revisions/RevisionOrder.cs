namespace Migrations.Build.Revisions;

/// <summary>
/// Sorts revisions from heads to bases, depth-first: one branch to its end before the next, and nothing before all
/// that descends from it. Ties go by id, so that the order of input changes nothing.
/// </summary>
internal sealed class RevisionOrder
{
    private readonly GraphIndex _index;
    private readonly bool[] _members;
    private readonly bool[] _between;
    private readonly int[] _open;
    private readonly bool[] _done;
    private readonly bool[] _isTip;
    private readonly int[] _seen;
    private readonly Stack<int> _pending = new();
    private int _search;
    private readonly List<int> _tips = [];
    private readonly List<int> _sorted;

    private RevisionOrder(GraphIndex index, bool[] members, bool isConvex)
    {
        _index = index;
        _members = members;
        _between = isConvex ? members : Between(index, members);
        _open = new int[index.Count];
        _done = new bool[index.Count];
        _isTip = new bool[index.Count];
        _seen = new int[index.Count];
        _sorted = [];
        for (int number = 0; number < _open.Length; number++)
        {
            if (_between[number])
            {
                foreach (int child in index.AllChildren[number])
                {
                    _open[number] += _between[child] ? 1 : 0;
                }
            }
        }
    }

    /// <summary>The members, each before its ancestors.</summary>
    /// <param name="index">The graph.</param>
    /// <param name="members">Which revisions to sort.</param>
    /// <param name="heads">Where to start; those that are no members do not count.</param>
    /// <param name="isConvex">Whether every path between two members consists of members.</param>
    public static IReadOnlyList<int> Sort(GraphIndex index, bool[] members, IEnumerable<int> heads, bool isConvex = true)
    {
        var order = new RevisionOrder(index, members, isConvex);
        foreach (int head in heads.Distinct().Order())
        {
            if (members[head])
            {
                order.AddTip(order._tips.Count, head);
            }
        }

        order.Run();
        for (int number = 0; number < members.Length; number++)
        {
            // Members that no head leads to: a range's lower end, when the upper end was cut by a branch.
            if (members[number] && !order._done[number] && order._open[number] == 0)
            {
                order.AddTip(0, number);
                order.Run();
            }
        }

        return order._sorted;
    }

    private static bool[] Between(GraphIndex index, bool[] members)
    {
        IEnumerable<int> numbers = Enumerable.Range(0, index.Count).Where(number => members[number]);
        bool[] below = index.Reach(index.AllParents, numbers);
        bool[] above = index.Reach(index.AllChildren, numbers);
        return [.. below.Zip(above, static (isBelow, isAbove) => isBelow && isAbove)];
    }

    private void Run()
    {
        int at = 0;
        while (_tips.Count > 0)
        {
            int candidate = _tips[at];
            if (_open[candidate] > 0)
            {
                at = TipAbove(candidate, at);
                continue;
            }

            _sorted.Add(candidate);
            Finish(candidate);
            _tips.RemoveAt(at);
            int added = 0;
            foreach (int next in _index.Requirements[candidate])
            {
                if (_members[next] && !_isTip[next])
                {
                    AddTip(added == 0 ? at : _tips.Count, next);
                    added++;
                }
            }

            at = added > 0 ? at : Math.Max(at - 1, 0);
        }
    }

    private void AddTip(int at, int number)
    {
        _tips.Insert(at, number);
        _isTip[number] = true;
    }

    private void Finish(int number)
    {
        _pending.Push(number);
        while (_pending.TryPop(out int done))
        {
            _done[done] = true;
            foreach (int parent in _index.AllParents[done])
            {
                if (_between[parent] && --_open[parent] == 0 && !_members[parent])
                {
                    _pending.Push(parent);
                }
            }
        }
    }

    /// <summary>The place of the first tip that descends from a revision which must wait.</summary>
    private int TipAbove(int waiting, int at)
    {
        // The search ends early at the first place that is possible at all; most searches do.
        int first = at > 0 ? _tips[0] : _tips.Count > 1 ? _tips[1] : -1;
        int unreached = -1;
        _search++;
        _seen[waiting] = _search;
        _pending.Push(waiting);
        while (_pending.TryPop(out int number))
        {
            foreach (int child in _index.AllChildren[number])
            {
                if (!_between[child] || _done[child] || _seen[child] == _search)
                {
                    continue;
                }

                if (child == first)
                {
                    _pending.Clear();
                    return at > 0 ? 0 : 1;
                }

                _seen[child] = _search;
                _pending.Push(child);
                unreached = _open[child] == 0 && _members[child] ? child : unreached;
            }
        }

        int place = _tips.FindIndex(tip => tip != waiting && _seen[tip] == _search);
        if (place < 0)
        {
            AddTip(place = _tips.Count, unreached);
        }

        return place;
    }
}
