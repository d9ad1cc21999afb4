using System.Collections.Immutable;

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

        // A dependency that was added to an applied revision makes the row of what it names redundant: the next step heals it.
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
        string[] held = [.. _index.Requirements[number]
            .Where(requirement => _applied[requirement] && _appliedChildren[requirement] == 0).Select(_index.Id)];
        _applied[number] = true;
        Count(number, 1);
        RowChange[] changes = held.Length == 0
            ? [new RowInsert(id)]
            : [.. held[..^1].Select(static one => new RowDelete(one)), new RowUpdate(held[^1], id)];
        _rows = _rows.Except(held).Add(id);
        return Step(number, RevisionDirection.Upgrade, changes);
    }

    public RevisionStep Downgrade(int number)
    {
        string id = _index.Id(number);
        _applied[number] = false;
        Count(number, -1);
        string[] uncovered = [.. _index.Requirements[number]
            .Where(requirement => _appliedChildren[requirement] == 0).Select(_index.Id)];
        RowChange[] changes = uncovered.Length == 0
            ? [new RowDelete(id)]
            : [.. uncovered[..^1].Select(static one => new RowInsert(one)), new RowUpdate(id, uncovered[^1])];
        _rows = _rows.Remove(id).Union(uncovered);
        return Step(number, RevisionDirection.Downgrade, changes);
    }

    private RevisionStep Step(int number, RevisionDirection direction, RowChange[] changes)
    {
        ImmutableArray<RowChange> all = _redundant.Count == 0
            ? System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(changes)
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
