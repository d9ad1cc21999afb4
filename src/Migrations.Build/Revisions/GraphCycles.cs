namespace Migrations.Build.Revisions;

/// <summary>The order from bases to heads, and the circles that prevent one.</summary>
internal static class GraphCycles
{
    /// <summary>
    /// For each revision a number that is larger than those of its parents; -1 for what is in a circle or above one.
    /// </summary>
    public static int[] Rank(int[][] allParents, int[][] allChildren)
    {
        int[] open = Array.ConvertAll(allParents, static parents => parents.Length);
        int[] ranks = new int[open.Length];
        Array.Fill(ranks, -1);
        var ready = new Queue<int>(Enumerable.Range(0, open.Length).Where(number => open[number] == 0));
        int rank = 0;
        while (ready.TryDequeue(out int number))
        {
            ranks[number] = rank++;
            foreach (int child in allChildren[number])
            {
                if (--open[child] == 0)
                {
                    ready.Enqueue(child);
                }
            }
        }

        return ranks;
    }

    /// <summary>One exception for each circle that a walk down from the unranked revisions meets.</summary>
    public static IEnumerable<MigrationException> Find(
        Revision[] revisions, int[][] parents, int[][] allParents, int[] ranks)
    {
        // A circle of down-revisions alone is the plainer mistake, so it is looked for first.
        bool[] told = new bool[ranks.Length];
        foreach ((int[][] edges, bool throughDependencies) in new[] { (parents, false), (allParents, true) })
        {
            foreach (int[] cycle in Circles(edges, ranks))
            {
                if (!cycle.Any(number => told[number]))
                {
                    Array.ForEach(cycle, number => told[number] = true);
                    yield return new RevisionCycleException(
                        Array.ConvertAll(cycle, number => revisions[number]), throughDependencies);
                }
            }
        }
    }

    private static IEnumerable<int[]> Circles(int[][] edges, int[] ranks)
    {
        const int OnPath = 1;
        const int Done = 2;
        int[] states = new int[ranks.Length];
        for (int start = 0; start < ranks.Length; start++)
        {
            var path = new List<(int Number, int Edge)>();
            if (ranks[start] < 0 && states[start] == 0)
            {
                states[start] = OnPath;
                path.Add((start, 0));
            }

            while (path.Count > 0)
            {
                (int number, int edge) = path[^1];
                if (edge == edges[number].Length)
                {
                    states[number] = Done;
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                path[^1] = (number, edge + 1);
                int next = edges[number][edge];
                if (states[next] == OnPath)
                {
                    int from = path.FindIndex(step => step.Number == next);
                    yield return [.. path.Skip(from).Select(static step => step.Number)];
                }
                else if (states[next] == 0 && ranks[next] < 0)
                {
                    states[next] = OnPath;
                    path.Add((next, 0));
                }
            }
        }
    }
}
