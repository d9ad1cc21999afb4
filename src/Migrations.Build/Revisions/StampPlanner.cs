using System.Collections.Immutable;

namespace Migrations.Build.Revisions;

/// <summary>Plans a stamp: the rows on the targets' lineage give way to the targets, and no revision runs.</summary>
internal sealed class StampPlanner
{
    private readonly GraphIndex _index;
    private readonly List<RevisionStep> _steps = [];
    private ImmutableSortedSet<string> _rows;

    private StampPlanner(GraphIndex index, int[] current)
    {
        _index = index;
        _rows = ImmutableSortedSet.CreateRange(StringComparer.Ordinal, current.Select(index.Id));
    }

    public static RevisionPlan Plan(
        RevisionResolver resolver, IReadOnlyCollection<string> rows, IReadOnlyList<string> targets, bool purge)
    {
        GraphIndex index = resolver.Index;
        int[] current = purge ? [] : resolver.Rows(rows);
        int[] onLineage = [.. targets
            .SelectMany(target => resolver.OnLineage(current, target, withDependencies: true)).Distinct()];
        int[] destinations = [.. resolver.Many(targets).Distinct()];
        UpgradePlanner.RequireApart(index, destinations, string.Join(' ', targets));

        var planner = new StampPlanner(index, current);
        ImmutableSortedSet<string> before = planner._rows;
        if (destinations.Length == 0)
        {
            planner.Forget(onLineage);
        }

        foreach (int destination in destinations.Except(onLineage))
        {
            planner.Record(destination, onLineage);
        }

        return new RevisionPlan(before, planner._steps, planner.Lost(destinations)) { Purge = purge };
    }

    // The reference replaces every row on the targets' lineage by the first target that moves, also a row that is a
    // target itself, and the conformance facts hold us to it. Whoever stamps so should at least be told.
    private string[] Lost(int[] destinations) =>
        [.. destinations.Select(_index.Id).Where(id => !_rows.Contains(id)).Order(StringComparer.Ordinal).Select(static id =>
            $"The stamp takes away the row '{id}' though it was asked for, since another target replaces the rows of "
            + "its lineage. "
            + $"To keep it, stamp '{id}' by itself afterwards.")];

    private void Forget(int[] rows)
    {
        foreach (int row in rows)
        {
            string id = _index.Id(row);
            _rows = _rows.Remove(id);
            _steps.Add(Step(row, RevisionDirection.Downgrade, [id], [], [new RowDelete(id)]));
        }
    }

    private void Record(int destination, int[] onLineage)
    {
        string id = _index.Id(destination);
        bool[] above = _index.Reach(_index.AllChildren, [destination]);
        bool[] below = _index.Reach(_index.AllParents, [destination]);
        bool isRelated = Array.Exists(onLineage, row => above[row] || below[row]);
        string[] replaced = isRelated ? [.. onLineage.Select(_index.Id).Where(_rows.Contains)] : [];
        RevisionDirection direction = Array.Exists(onLineage, row => above[row])
            ? RevisionDirection.Downgrade
            : RevisionDirection.Upgrade;
        RowChange[] changes = replaced.Length == 0
            ? [new RowInsert(id)]
            : [.. replaced[..^1].Select(static row => new RowDelete(row)), new RowUpdate(replaced[^1], id)];
        _rows = _rows.Except(replaced).Add(id);
        _steps.Add(Step(destination, direction, replaced, [id], changes));
    }

    private RevisionStep Step(int number, RevisionDirection direction, string[] from, string[] to, RowChange[] changes) =>
        new(_index.Revisions[number], direction, [.. changes], _rows)
        {
            IsStamp = true,
            From = RevisionNames.Of(from),
            To = RevisionNames.Of(to),
        };
}
