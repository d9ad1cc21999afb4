namespace Migrations.Build.Tests.Conformance;

/// <summary>Who descends from whom, dependencies counted, worked out the plain way so that it shares nothing with what it checks.</summary>
internal sealed class Ancestry
{
    private readonly Dictionary<string, HashSet<string>> _ancestors = new(StringComparer.Ordinal);

    public Ancestry(IEnumerable<RevisionFact> revisions)
        : this([.. revisions.Select(static one => one.ToRevision())])
    {
    }

    public Ancestry(IReadOnlyList<Revision> revisions)
    {
        Dictionary<string, string> labels = revisions
            .SelectMany(static one => one.BranchLabels.Select(label => (label, one.Id)))
            .ToDictionary(static pair => pair.label, static pair => pair.Id, StringComparer.Ordinal);
        Parents = revisions.ToDictionary(
            static one => one.Id,
            one => one.DownRevisions.Concat(one.DependsOn.Select(name => labels.GetValueOrDefault(name, name))).ToArray(),
            StringComparer.Ordinal);
        foreach (string id in Parents.Keys)
        {
            _ancestors[id] = Walk(id);
        }
    }

    public IReadOnlyDictionary<string, string[]> Parents { get; }

    public IReadOnlySet<string> Of(string id) => _ancestors[id];

    public bool HasRelated(IEnumerable<string> ids)
    {
        string[] all = [.. ids];
        return all.Any(upper => all.Any(lower => _ancestors[upper].Contains(lower)));
    }

    /// <summary>The first of the ids that stands before one of its ancestors; null when none does.</summary>
    public string? FirstMisplaced(IReadOnlyList<string> ids)
    {
        var later = ids.ToHashSet(StringComparer.Ordinal);
        foreach (string id in ids)
        {
            later.Remove(id);
            if (_ancestors[id].Overlaps(later))
            {
                return id;
            }
        }

        return null;
    }

    private HashSet<string> Walk(string id)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<string>(Parents[id]);
        while (pending.TryPop(out string? next))
        {
            if (seen.Add(next))
            {
                Array.ForEach(Parents[next], pending.Push);
            }
        }

        return seen;
    }
}
