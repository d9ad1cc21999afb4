namespace Migrations.Build.Sqlite.Tests.Running;

/// <summary>
/// What a history means, told from its edges alone and apart from the engine: which revisions need which, and the rows of
/// the version table when some of them are applied.
/// </summary>
internal sealed class AppliedRevisions
{
    private readonly Dictionary<string, HashSet<string>> _ancestors = new(StringComparer.Ordinal);

    public AppliedRevisions(IReadOnlyList<Revision> revisions)
    {
        // Random histories come with parents first.
        Dictionary<string, string> labels = revisions
            .SelectMany(one => one.BranchLabels.Select(label => (label, one.Id))).ToDictionary(one => one.label, one => one.Id, StringComparer.Ordinal);
        foreach (Revision revision in revisions)
        {
            var ancestors = new HashSet<string>(StringComparer.Ordinal);
            foreach (string name in revision.DownRevisions.Concat(revision.DependsOn))
            {
                string parent = labels.GetValueOrDefault(name, name);
                ancestors.Add(parent);
                ancestors.UnionWith(_ancestors[parent]);
            }

            _ancestors.Add(revision.Id, ancestors);
        }
    }

    public IReadOnlyCollection<string> All => _ancestors.Keys;

    public IReadOnlySet<string> AncestorsOf(string id) => _ancestors[id];

    /// <summary>All that is applied when these are the rows.</summary>
    public HashSet<string> Of(IEnumerable<string> rows)
    {
        var applied = new HashSet<string>(StringComparer.Ordinal);
        foreach (string row in rows)
        {
            applied.Add(row);
            applied.UnionWith(_ancestors[row]);
        }

        return applied;
    }

    /// <summary>The rows when these are applied: those that no other of them needs.</summary>
    public string[] RowsOf(IReadOnlySet<string> applied) =>
        [.. applied.Where(one => !applied.Any(other => _ancestors[other].Contains(one))).Order(StringComparer.Ordinal)];
}
