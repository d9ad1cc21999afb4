namespace Migrations.Build.Revisions;

/// <summary>Numbers the revisions, resolves their edges and finds what is wrong with them.</summary>
internal sealed class GraphIndexBuilder
{
    private readonly List<MigrationException> _problems = [];
    private readonly Dictionary<string, int> _numbers;
    private readonly Revision[] _revisions;

    private GraphIndexBuilder(IEnumerable<Revision> revisions)
    {
        _revisions = Distinct(revisions);
        _numbers = new Dictionary<string, int>(_revisions.Length, StringComparer.Ordinal);
        for (int number = 0; number < _revisions.Length; number++)
        {
            _numbers.Add(_revisions[number].Id, number);
        }
    }

    /// <summary>The index, as far as the revisions allow one, and every problem found, the most basic first.</summary>
    public static (GraphIndex Index, IReadOnlyList<MigrationException> Problems) Build(IEnumerable<Revision> revisions)
    {
        var builder = new GraphIndexBuilder(revisions);
        builder.CheckIds();
        builder.AddLabels();
        GraphIndex index = builder.Resolve();
        return (index, builder._problems);
    }

    private Revision[] Distinct(IEnumerable<Revision> revisions)
    {
        Revision[] sorted = [.. revisions];
        string[] ids = Array.ConvertAll(sorted, static revision => revision.Id);
        Array.Sort(ids, sorted, StringComparer.Ordinal);
        var distinct = new List<Revision>(sorted.Length);
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start + 1; end < sorted.Length && ids[end] == ids[start]; end++)
            {
            }

            // An unstable sort and an order of input must not decide which of two equal ids is the guilty one.
            Revision[] same = end == start + 1
                ? [sorted[start]]
                : [.. sorted[start..end].OrderBy(Place, StringComparer.Ordinal)];
            distinct.Add(same[0]);
            _problems.AddRange(same.Skip(1).Select(other => new DuplicateRevisionException(other, same[0])));
        }

        return [.. distinct];

        static string Place(Revision revision) => revision.Path ?? revision.Location?.ToString() ?? revision.Message;
    }

    private void CheckIds()
    {
        foreach (Revision revision in _revisions)
        {
            if (RevisionName.ReasonInvalidId(revision.Id) is { } reason)
            {
                _problems.Add(new InvalidRevisionIdException(revision, revision.Id, isLabel: false, reason));
            }
        }
    }

    private void AddLabels()
    {
        for (int number = 0; number < _revisions.Length; number++)
        {
            Revision revision = _revisions[number];
            foreach (string label in revision.BranchLabels)
            {
                if (RevisionName.ReasonInvalidLabel(label) is { } reason)
                {
                    _problems.Add(new InvalidRevisionIdException(revision, label, isLabel: true, reason));
                }
                else if (!_numbers.TryAdd(label, number))
                {
                    _problems.Add(new DuplicateLabelException(revision, label, _revisions[_numbers[label]]));
                }
            }
        }
    }

    private GraphIndex Resolve()
    {
        int count = _revisions.Length;
        var parents = new int[count][];
        var dependencies = new int[count][];
        var allParents = new int[count][];
        for (int number = 0; number < count; number++)
        {
            Revision revision = _revisions[number];
            parents[number] = Edges(revision, revision.DownRevisions, isDependency: false);
            dependencies[number] = Edges(revision, revision.DependsOn, isDependency: true);
            allParents[number] = dependencies[number].Length == 0
                ? parents[number]
                : [.. parents[number].Union(dependencies[number])];
        }

        int[][] children = Reverse(parents);
        int[][] allChildren = Reverse(allParents);
        int[] ranks = GraphCycles.Rank(allParents, allChildren);
        if (Array.Exists(ranks, static rank => rank < 0))
        {
            _problems.AddRange(GraphCycles.Find(_revisions, parents, allParents, ranks));
        }

        return new GraphIndex(_revisions, _numbers)
        {
            Parents = parents,
            AllParents = allParents,
            Requirements = GraphDependencies.Normalize(parents, dependencies, ranks),
            Children = children,
            AllChildren = allChildren,
        };
    }

    private int[] Edges(Revision revision, IReadOnlyList<string> names, bool isDependency)
    {
        if (names.Count == 0)
        {
            return [];
        }

        var edges = new List<int>(names.Count);
        foreach (string name in names)
        {
            // A down-revision is an id; only a dependency may be a branch label.
            if (_numbers.TryGetValue(name, out int number) && (isDependency || _revisions[number].Id == name))
            {
                if (!edges.Contains(number))
                {
                    edges.Add(number);
                }
            }
            else
            {
                IEnumerable<string> known = isDependency ? _numbers.Keys : _revisions.Select(static one => one.Id);
                _problems.Add(new UnknownParentException(revision, name, isDependency, NearestName.Of(name, known)));
            }
        }

        return [.. edges];
    }

    private static int[][] Reverse(int[][] edges)
    {
        int[] counts = new int[edges.Length];
        foreach (int[] targets in edges)
        {
            foreach (int target in targets)
            {
                counts[target]++;
            }
        }

        int[][] reverse = Array.ConvertAll(counts, static count => count == 0 ? [] : new int[count]);
        for (int source = edges.Length - 1; source >= 0; source--)
        {
            foreach (int target in edges[source])
            {
                reverse[target][--counts[target]] = source;
            }
        }

        return reverse;
    }
}
