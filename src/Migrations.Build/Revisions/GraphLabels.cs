namespace Migrations.Build.Revisions;

/// <summary>
/// The branch labels of each revision, declared and inherited. A label shows on its revision and on all that descends
/// from it; on what lies below only while the line is unforked.
/// </summary>
internal static class GraphLabels
{
    /// <summary>The labels of each revision, sorted ordinally.</summary>
    public static string[][] Of(GraphIndex index)
    {
        var labels = new List<string>?[index.Count];
        for (int number = 0; number < index.Count; number++)
        {
            if (index.Revisions[number].BranchLabels.Count > 0)
            {
                Spread(index, number, labels);
            }
        }

        return Array.ConvertAll(labels, static names => names is null
            ? []
            : names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray());
    }

    private static void Spread(GraphIndex index, int declared, List<string>?[] labels)
    {
        IReadOnlyList<string> names = index.Revisions[declared].BranchLabels;
        bool[] above = new bool[index.Count];
        var pending = new Stack<int>([declared]);
        above[declared] = true;
        bool isLine = true;
        while (pending.TryPop(out int number))
        {
            (labels[number] ??= []).AddRange(names);
            isLine &= !IsFork(index, number);
            foreach (int child in index.Children[number])
            {
                if (!above[child])
                {
                    above[child] = true;
                    pending.Push(child);
                }
            }
        }

        int below = isLine ? Single(index.Parents[declared]) : -1;
        while (below >= 0 && !IsFork(index, below))
        {
            (labels[below] ??= []).AddRange(names);
            below = Single(index.Parents[below]);
        }
    }

    private static int Single(int[] parents) => parents.Length == 1 ? parents[0] : -1;

    private static bool IsFork(GraphIndex index, int number) =>
        index.AllChildren[number].Length > 1 || index.Parents[number].Length > 1;
}
