namespace Migrations.Build.Analyzers;

/// <summary>Cycles of a directed graph.</summary>
internal static class Cycles
{
    /// <summary>Disjoint cycles, each as its nodes in the order of the edges; none when, and only when, the graph has none.</summary>
    /// <remarks>Linear in nodes and edges, and without recursion: a history may be one chain of thousands.</remarks>
    public static IReadOnlyList<IReadOnlyList<int>> Of(int[][] edges)
    {
        var found = new List<IReadOnlyList<int>>();
        var done = new bool[edges.Length];
        var placeOnPath = new int[edges.Length];
        var nextEdge = new int[edges.Length];
        var path = new List<int>();
        for (var start = 0; start < edges.Length; start++)
        {
            if (!done[start])
            {
                Push(start);
            }

            while (path.Count > 0)
            {
                var node = path[path.Count - 1];
                if (nextEdge[node] == edges[node].Length)
                {
                    Pop();
                    continue;
                }

                var target = edges[node][nextEdge[node]++];
                if (done[target])
                {
                    continue;
                }

                if (placeOnPath[target] == 0)
                {
                    Push(target);
                    continue;
                }

                // Its nodes are done with, so that no node is in two reports.
                var cycle = path.GetRange(placeOnPath[target] - 1, path.Count - placeOnPath[target] + 1);
                found.Add(cycle);
                for (var count = cycle.Count; count > 0; count--)
                {
                    Pop();
                }
            }
        }

        return found;

        void Push(int node)
        {
            path.Add(node);
            placeOnPath[node] = path.Count;
        }

        void Pop()
        {
            var node = path[path.Count - 1];
            path.RemoveAt(path.Count - 1);
            placeOnPath[node] = 0;
            done[node] = true;
        }
    }
}
