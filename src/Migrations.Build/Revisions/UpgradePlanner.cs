namespace Migrations.Build.Revisions;

/// <summary>Plans an upgrade: the targets' ancestors, dependencies counted, less what is applied.</summary>
internal static class UpgradePlanner
{
    public static RevisionPlan Plan(RevisionResolver resolver, IReadOnlyCollection<string> rows, IReadOnlyList<string> targets)
    {
        GraphIndex index = resolver.Index;
        int[] wanted = targets.Count == 1
            ? new UpgradeTargets(resolver).Of(targets[0], _ => resolver.Rows(rows), stopAtEnd: false)
            : resolver.Many(targets);
        RequireApart(index, wanted, string.Join(' ', targets));
        int[] current = resolver.Rows(rows);

        var state = new VersionRows(index, current);
        bool[] needed = index.Reach(index.AllParents, wanted);
        for (int number = 0; number < needed.Length; number++)
        {
            needed[number] &= !state.Applied[number];
        }

        IReadOnlyList<int> order = RevisionOrder.Sort(index, needed, wanted);
        var steps = new RevisionStep[order.Count];
        for (int at = 0; at < steps.Length; at++)
        {
            steps[at] = state.Upgrade(order[^(at + 1)]);
        }

        return new RevisionPlan(state.Before, steps);
    }

    /// <summary>Refuses targets of one lineage: the lower one says nothing, so one of them was not meant.</summary>
    public static void RequireApart(GraphIndex index, IReadOnlyCollection<int> wanted, string target)
    {
        if (index.Related(wanted) is var (lower, upper))
        {
            throw new RevisionTargetException(
                target,
                $"'{target}' names revisions of one lineage: '{index.Id(lower)}' is part of the history of "
                + $"'{index.Id(upper)}'. Name only one of the two.");
        }
    }
}
