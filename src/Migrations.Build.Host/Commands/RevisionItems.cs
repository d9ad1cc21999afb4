using System.Globalization;

namespace Migrations.Build.Host.Commands;

/// <summary>
/// Revisions as MSBuild items: the id, and what else is known of it as metadata. Names in a list are separated by <c>|</c>,
/// which neither an id nor a label can hold.
/// </summary>
internal static class RevisionItems
{
    private const char ListSeparator = '|';

    /// <summary>Writes them in the order given.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="request">The request, whose project the paths are of.</param>
    /// <param name="graph">The graph that the revisions are of.</param>
    /// <param name="revisions">The revisions.</param>
    /// <param name="rows">The rows of the version table; null when nobody asked a database.</param>
    public static void Write(
        HostOutput output, HostRequest request, RevisionGraph graph, IEnumerable<Revision> revisions, IReadOnlyList<string>? rows = null)
    {
        foreach (Revision revision in revisions)
        {
            output.Item(revision.Id, Metadata(request, revision, graph.LabelsOf(revision.Id), graph.IsHead(revision.Id), rows));
        }
    }

    /// <summary>Writes a revision whose file was made or removed: the file is the item.</summary>
    public static void WriteFile(HostOutput output, HostRequest request, string path, Revision revision, bool isHead = true) =>
        output.Item(path, Metadata(request, revision with { Path = path }, revision.BranchLabels, isHead, rows: null));

    private static List<KeyValuePair<string, string>> Metadata(
        HostRequest request, Revision revision, IReadOnlyList<string> labels, bool isHead, IReadOnlyList<string>? rows)
    {
        List<KeyValuePair<string, string>> metadata =
        [
            new("Revision", revision.Id),
            new("Message", revision.Message),
            new("DownRevisions", string.Join(ListSeparator, revision.DownRevisions)),
            new("DependsOn", string.Join(ListSeparator, revision.DependsOn)),
            new("Labels", string.Join(ListSeparator, labels)),
            new("CreateDate", revision.CreateDate?.ToString("O", CultureInfo.InvariantCulture) ?? ""),
            new("Path", revision.Path is null ? "" : request.RevisionPath(revision.Path)),
            new("IsHead", Text(isHead)),
        ];
        if (rows is not null)
        {
            metadata.Add(new("IsCurrent", Text(rows.Contains(revision.Id, StringComparer.Ordinal))));
        }

        return metadata;
    }

    private static string Text(bool value) => value ? "true" : "false";
}
