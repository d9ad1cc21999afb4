using System.Globalization;

namespace Migrations.Build.Host.Commands;

/// <summary>Revisions as MSBuild items: the id, and what else is known of it as metadata.</summary>
internal static class RevisionItems
{
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
            List<KeyValuePair<string, string>> metadata =
            [
                new("Message", revision.Message),
                new("DownRevision", string.Join(' ', revision.DownRevisions)),
                new("DependsOn", string.Join(' ', revision.DependsOn)),
                new("BranchLabels", string.Join(' ', graph.LabelsOf(revision.Id))),
                new("CreateDate", revision.CreateDate?.ToString("O", CultureInfo.InvariantCulture) ?? ""),
                new("File", revision.Path is null ? "" : Path.GetFullPath(revision.Path, request.ProjectDirectory)),
                new("IsHead", Text(graph.IsHead(revision.Id))),
            ];
            if (rows is not null)
            {
                metadata.Add(new("IsCurrent", Text(rows.Contains(revision.Id, StringComparer.Ordinal))));
            }

            output.Item(revision.Id, metadata);
        }
    }

    private static string Text(bool value) => value ? "true" : "false";
}
