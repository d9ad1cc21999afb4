namespace Migrations.Build.Host.Commands;

/// <summary>MigrateEdit: the files of revisions in the user's editor, one behind the other.</summary>
internal static class EditCommand
{
    /// <summary>Opens each file and waits until its editor has ended.</summary>
    /// <exception cref="MigrationException">
    /// The targets name no revision, there is no editor or no terminal for it, or the editor fails.
    /// </exception>
    public static async Task RunAsync(HostRequest request, HostOutput output, CancellationToken cancellationToken)
    {
        RevisionGraph graph = RegistryCommands.Graph(request);
        IReadOnlyList<string> targets = request.RequiredList("MigrateRevisions", "head");
        IReadOnlyList<string>? rows = await RegistryCommands.RowsIfCurrentAsync(request, output, targets, cancellationToken).ConfigureAwait(false);
        Revision[] revisions = [.. RegistryCommands.Named(graph, targets, rows).Distinct()];
        if (revisions.Length == 0)
        {
            throw new RevisionRefusedException(
                $"'{string.Join(", ", targets)}' names no revision that could be edited. Name an id, a label, head or heads.");
        }

        string[] paths = [.. revisions.Select(revision => RevisionFiles.PathOf(request, revision))];
        Editor editor = Editor.Find(Environment.GetEnvironmentVariable, File.Exists) ?? throw Editor.Missing(paths);
        editor.RequireScreen(request.Setting("TerminalLogger") == "1", paths);
        foreach (string path in paths)
        {
            output.Text($"Editing {Path.GetRelativePath(request.ProjectDirectory, path)}");
            await editor.OpenAsync(path, output, cancellationToken).ConfigureAwait(false);
        }

        RevisionItems.Write(output, request, graph, revisions, rows);
    }
}
