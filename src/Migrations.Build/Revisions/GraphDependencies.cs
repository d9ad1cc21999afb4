namespace Migrations.Build.Revisions;

/// <summary>
/// Which dependencies count as edges of their own: those that no ancestor by down-revisions declares as well.
/// </summary>
internal static class GraphDependencies
{
    /// <summary>Parents and normalised dependencies of each revision.</summary>
    public static int[][] Normalize(int[][] parents, int[][] dependencies, int[] ranks)
    {
        var declarers = new Dictionary<int, List<int>>();
        for (int number = 0; number < dependencies.Length; number++)
        {
            foreach (int dependency in dependencies[number])
            {
                if (!declarers.TryGetValue(dependency, out List<int>? list))
                {
                    declarers.Add(dependency, list = []);
                }

                list.Add(number);
            }
        }

        if (declarers.Count == 0)
        {
            return parents;
        }

        var redundant = new HashSet<(int Number, int Dependency)>();
        foreach ((int dependency, List<int> list) in declarers)
        {
            if (list.Count > 1)
            {
                AddRedundant(redundant, parents, ranks, dependency, list);
            }
        }

        var requirements = new int[parents.Length][];
        for (int number = 0; number < parents.Length; number++)
        {
            requirements[number] = dependencies[number].Length == 0
                ? parents[number]
                : [.. parents[number].Union(
                    dependencies[number].Where(dependency => !redundant.Contains((number, dependency))).Order())];
        }

        return requirements;
    }

    private static void AddRedundant(
        HashSet<(int Number, int Dependency)> redundant, int[][] parents, int[] ranks, int dependency, List<int> declarers)
    {
        // Ranks bound the search: nothing below the lowest declarer can be above another one.
        var declaring = declarers.ToHashSet();
        int lowest = declarers.Min(number => ranks[number]);
        foreach (int declarer in declarers)
        {
            var seen = new HashSet<int>();
            var pending = new Stack<int>(parents[declarer]);
            while (pending.TryPop(out int number))
            {
                if (ranks[number] < lowest || !seen.Add(number))
                {
                    continue;
                }

                if (declaring.Contains(number))
                {
                    redundant.Add((declarer, dependency));
                    break;
                }

                foreach (int parent in parents[number])
                {
                    pending.Push(parent);
                }
            }
        }
    }
}
