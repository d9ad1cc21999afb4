using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Migrations.Build.Revisions;

/// <summary>
/// The version table's rows while a plan runs. A row is kept for each applied revision that nothing applied follows or
/// depends on; all other applied revisions are implied.
/// </summary>
internal sealed class VersionRows
{
    private readonly GraphIndex _index;
    private readonly bool[] _applied;
    private readonly int[] _appliedChildren;
    private readonly List<RowChange> _redundant = [];
    private ImmutableSortedSet<string> _rows;

    public VersionRows(GraphIndex index, IReadOnlyCollection<int> rows)
    {
        _index = index;
        _applied = index.Reach(index.AllParents, rows);
        _appliedChildren = new int[index.Count];
        for (int number = 0; number < _applied.Length; number++)
        {
            if (_applied[number])
            {
                Count(number, 1);
            }
        }

        // A dependency that was added to an applied revision makes the row of what it names redundant: the next step
        // heals it.
        _redundant.AddRange(rows.Where(row => _appliedChildren[row] > 0).Select(index.Id).Order(StringComparer.Ordinal)
            .Select(static id => new RowDelete(id)));
        Before = ImmutableSortedSet.CreateRange(StringComparer.Ordinal, rows.Select(index.Id));
        _rows = Before.Except(_redundant.OfType<RowDelete>().Select(static delete => delete.Revision));
    }

    public ImmutableSortedSet<string> Before { get; }

    /// <summary>Whether a revision is applied, by a row or by implication.</summary>
    public bool[] Applied => _applied;

    public RevisionStep Upgrade(int number)
    {
        string id = _index.Id(number);
        string[] held = Uncovered(number);
        _applied[number] = true;
        Count(number, 1);
        var changes = new RowChange[Math.Max(held.Length, 1)];
        for (int at = 0; at < held.Length; at++)
        {
            changes[at] = at < held.Length - 1 ? new RowDelete(held[at]) : new RowUpdate(held[at], id);
            _rows = _rows.Remove(held[at]);
        }

        if (held.Length == 0)
        {
            changes[0] = new RowInsert(id);
        }

        _rows = _rows.Add(id);
        return Step(number, RevisionDirection.Upgrade, changes);
    }

    public RevisionStep Downgrade(int number)
    {
        string id = _index.Id(number);
        _applied[number] = false;
        Count(number, -1);
        string[] uncovered = Uncovered(number);
        var changes = new RowChange[Math.Max(uncovered.Length, 1)];
        _rows = _rows.Remove(id);
        for (int at = 0; at < uncovered.Length; at++)
        {
            changes[at] = at < uncovered.Length - 1 ? new RowInsert(uncovered[at]) : new RowUpdate(id, uncovered[at]);
            _rows = _rows.Add(uncovered[at]);
        }

        if (uncovered.Length == 0)
        {
            changes[0] = new RowDelete(id);
        }

        return Step(number, RevisionDirection.Downgrade, changes);
    }

    /// <summary>
    /// What the revision requires that nothing applied covers: before it is applied, and after it is undone, these are
    /// rows.
    /// </summary>
    private string[] Uncovered(int number)
    {
        int[] requirements = _index.Requirements[number];
        if (requirements is [var single])
        {
            return _applied[single] && _appliedChildren[single] == 0 ? [_index.Id(single)] : [];
        }

        return [.. requirements
            .Where(requirement => _applied[requirement] && _appliedChildren[requirement] == 0).Select(_index.Id)];
    }

    private RevisionStep Step(int number, RevisionDirection direction, RowChange[] changes)
    {
        ImmutableArray<RowChange> all = _redundant.Count == 0
            ? ImmutableCollectionsMarshal.AsImmutableArray(changes)
            : [.. _redundant, .. changes];
        _redundant.Clear();
        return new RevisionStep(_index.Revisions[number], direction, all, _rows);
    }

    private void Count(int number, int by)
    {
        foreach (int parent in _index.AllParents[number])
        {
            _appliedChildren[parent] += by;
        }
    }
}
