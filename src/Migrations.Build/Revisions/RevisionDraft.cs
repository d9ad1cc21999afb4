namespace Migrations.Build.Revisions;

/// <summary>
/// A new revision that fits the graph, and the directory that its file goes to. Nothing is written yet.
/// </summary>
/// <param name="Revision">The revision, without path, date and text.</param>
/// <param name="Location">The directory, one of the version locations as configured.</param>
internal sealed record RevisionDraft(Revision Revision, string Location)
{
    /// <summary>The text that stands for a message nobody gave.</summary>
    public const string EmptyMessage = "empty message";

    /// <summary>Fits a new revision into the graph. A merge is one whose heads are several.</summary>
    /// <exception cref="InvalidRevisionIdException">
    /// The id or a label holds a character of the target language.
    /// </exception>
    /// <exception cref="DuplicateRevisionException">The id is taken.</exception>
    /// <exception cref="DuplicateLabelException">A label is taken.</exception>
    /// <exception cref="RevisionTargetException">A head or a dependency cannot be resolved.</exception>
    /// <exception cref="RevisionRefusedException">
    /// A head is named twice or is none, or the directory is unknown.
    /// </exception>
    public static RevisionDraft Of(RevisionGraph graph, NewRevision wanted)
    {
        GraphIndex index = graph.Index;
        var revision = new Revision(wanted.Id)
        {
            Message = wanted.Message ?? EmptyMessage,
            BranchLabels = wanted.BranchLabels,
        };
        RequireNewNames(graph, revision);
        int[] heads = [.. wanted.Heads.SelectMany(head => InOrder(graph.Resolver, wanted, head.Trim()))];
        RequireDistinct(index, heads);
        string location = LocationOf(index, wanted, heads);
        RequireHeads(index, heads, wanted.Splice);
        return new RevisionDraft(
            revision with
            {
                DownRevisions = [.. heads.Select(index.Id)],
                DependsOn = [.. wanted.DependsOn.Select(name => Dependency(graph.Resolver, name.Trim()))],
            },
            location);
    }

    /// <summary>
    /// What one target names: the heads of the first version location come first, so that the new file goes there.
    /// </summary>
    private static IEnumerable<int> InOrder(RevisionResolver resolver, NewRevision wanted, string target)
    {
        return resolver.Many(target).OrderBy(number =>
            PlaceOf(resolver.Index.Revisions[number].Path, wanted.VersionLocations) is var place and >= 0
                ? place
                : wanted.VersionLocations.Count);
    }

    private static void RequireNewNames(RevisionGraph graph, Revision revision)
    {
        if (RevisionName.ReasonInvalidId(revision.Id) is { } reason)
        {
            throw new InvalidRevisionIdException(revision, revision.Id, isLabel: false, reason);
        }

        GraphIndex index = graph.Index;
        if (index.Numbers.TryGetValue(revision.Id, out int same))
        {
            throw index.Id(same) == revision.Id
                ? new DuplicateRevisionException(revision, index.Revisions[same])
                : new DuplicateLabelException(index.Revisions[same], revision.Id, revision);
        }

        foreach (string label in revision.BranchLabels)
        {
            if (RevisionName.ReasonInvalidLabel(label) is { } fault)
            {
                throw new InvalidRevisionIdException(revision, label, isLabel: true, fault);
            }

            if (label == revision.Id || index.Numbers.ContainsKey(label))
            {
                Revision other = label == revision.Id ? revision : index.Revisions[index.Numbers[label]];
                throw new DuplicateLabelException(revision, label, other);
            }
        }
    }

    private static void RequireDistinct(GraphIndex index, int[] heads)
    {
        int[] twice = [.. heads.GroupBy(static head => head).Where(static group => group.Skip(1).Any()).Select(static group => group.Key)];
        if (twice.Length > 0)
        {
            throw new RevisionRefusedException(
                $"A revision can follow another one only once, and {string.Join(", ", index.Ids(twice))} was named twice. Name each head once.");
        }
    }

    private static void RequireHeads(GraphIndex index, int[] heads, bool splice)
    {
        foreach (int head in heads)
        {
            if (!splice && index.Children[head].Length > 0)
            {
                throw new RevisionRefusedException(
                    $"Revision '{index.Id(head)}' is no head: {string.Join(", ", index.Ids(index.Children[head]))} follows it already. "
                    + "Name a head, or start a new branch from it on purpose: -p:MigrateSplice=true");
            }
        }
    }

    private static string LocationOf(GraphIndex index, NewRevision wanted, int[] heads)
    {
        if (wanted.VersionPath is { } path)
        {
            return wanted.VersionLocations.FirstOrDefault(location => Normal(location) == Normal(path))
                ?? throw new RevisionRefusedException(
                    $"'{path}' is none of the version locations, which are {string.Join(", ", wanted.VersionLocations)}. "
                    + "Name one of them, or add it: <MigrateVersionLocation Include=\"...\" />");
        }

        if (wanted.VersionLocations.Count == 1)
        {
            return wanted.VersionLocations[0];
        }

        return heads.Length > 0 && PlaceOf(index.Revisions[heads[0]].Path, wanted.VersionLocations) is var place and >= 0
            ? wanted.VersionLocations[place]
            : throw new RevisionRefusedException(
                $"There are {(wanted.VersionLocations.Count == 0 ? "no" : "several")} version locations "
                + $"({string.Join(", ", wanted.VersionLocations)}) and no head whose directory could be taken. "
                + "Say where the revision goes: -p:MigrateVersionPath=<directory>");
    }

    /// <summary>A label stays one, so that the dependency follows the label; all else becomes a full id.</summary>
    private static string Dependency(RevisionResolver resolver, string name)
    {
        int number = resolver.One(name);
        if (number < 0)
        {
            throw new RevisionRefusedException(
                $"'{name}' names no revision that one could depend on: it is what is before all of them. Name a "
                + "revision or a label.");
        }

        return resolver.Labels[number].Contains(name, StringComparer.Ordinal) ? name : resolver.Index.Id(number);
    }

    /// <summary>
    /// Which location a file lies in, at any depth, since a file template can make directories: the innermost one; -1: none.
    /// </summary>
    private static int PlaceOf(string? path, IReadOnlyList<string> locations)
    {
        string file = path is null ? "" : Normal(path);
        int place = -1;
        int longest = -1;
        for (int index = 0; index < locations.Count; index++)
        {
            string directory = Normal(locations[index]) is var normal && normal is "." ? "" : normal + "/";
            if (directory.Length > longest && file.StartsWith(directory, StringComparison.Ordinal) && file.Length > 0)
            {
                place = index;
                longest = directory.Length;
            }
        }

        return place;
    }

    private static string Normal(string path)
    {
        string slashes = path.Replace('\\', '/');
        while (slashes.StartsWith("./", StringComparison.Ordinal))
        {
            slashes = slashes[2..];
        }

        return slashes.Length > 1 ? slashes.TrimEnd('/') : slashes;
    }
}
