namespace Migrations.Build.Revisions;

/// <summary>
/// The graph as arrays: revisions are numbered by the ordinal order of their ids, and edges are numbers. Every walk is
/// a loop over these arrays, so that depth costs no stack and the order of input changes nothing.
/// </summary>
/// <param name="Revisions">The revisions, sorted by id.</param>
/// <param name="Numbers">Ids and branch labels to the number of their revision.</param>
internal sealed record GraphIndex(Revision[] Revisions, Dictionary<string, int> Numbers)
{
    /// <summary>What a revision follows, as written.</summary>
    public required int[][] Parents { get; init; }

    /// <summary>What a revision follows or depends on.</summary>
    public required int[][] AllParents { get; init; }

    /// <summary>Parents, and the dependencies that no ancestor by parents declares as well.</summary>
    public required int[][] Requirements { get; init; }

    /// <summary>What follows a revision, sorted.</summary>
    public required int[][] Children { get; init; }

    /// <summary>What follows or depends on a revision, sorted.</summary>
    public required int[][] AllChildren { get; init; }

    public int Count => Revisions.Length;

    public string Id(int number) => Revisions[number].Id;

    public string[] Ids(IEnumerable<int> numbers) => [.. numbers.Select(Id).Order(StringComparer.Ordinal)];

    /// <summary>The numbers whose list of edges is empty: heads of children, bases of parents.</summary>
    public int[] Without(int[][] edges) => [.. Enumerable.Range(0, Count).Where(number => edges[number].Length == 0)];

    /// <summary>The given revisions and all that the edges lead to from them.</summary>
    public bool[] Reach(int[][] edges, IEnumerable<int> from)
    {
        bool[] seen = new bool[Count];
        Extend(seen, edges, from);
        return seen;
    }

    public static void Extend(bool[] seen, int[][] edges, IEnumerable<int> from)
    {
        var pending = new Stack<int>();
        foreach (int start in from)
        {
            Visit(start);
        }

        while (pending.TryPop(out int number))
        {
            foreach (int next in edges[number])
            {
                Visit(next);
            }
        }

        void Visit(int number)
        {
            if (!seen[number])
            {
                seen[number] = true;
                pending.Push(number);
            }
        }
    }

    /// <summary>The given revisions with all their ancestors and descendants.</summary>
    public bool[] Lineage(IReadOnlyCollection<int> of, bool withDependencies)
    {
        bool[] lineage = Reach(withDependencies ? AllParents : Parents, of);
        bool[] above = Reach(withDependencies ? AllChildren : Children, of);
        for (int number = 0; number < lineage.Length; number++)
        {
            lineage[number] |= above[number];
        }

        return lineage;
    }

    /// <summary>
    /// A pair of the given revisions of which the first is an ancestor of the second, dependencies counted; null when
    /// there is none.
    /// </summary>
    public (int Lower, int Upper)? Related(IReadOnlyCollection<int> numbers)
    {
        if (numbers.Count < 2)
        {
            return null;
        }

        bool[] below = Reach(AllParents, numbers.SelectMany(number => AllParents[number]));
        foreach (int lower in numbers.Order())
        {
            if (below[lower])
            {
                bool[] above = Reach(AllChildren, [lower]);
                return (lower, numbers.Order().First(number => number != lower && above[number]));
            }
        }

        return null;
    }
}
