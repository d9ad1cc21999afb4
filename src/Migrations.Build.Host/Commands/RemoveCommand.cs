using Migrations.Build.Host.Configuration;
using Migrations.Build.Revisions;

namespace Migrations.Build.Host.Commands;

/// <summary>MigrateRemove: the file of the last revision is deleted, when nothing has or needs the revision.</summary>
internal static class RemoveCommand
{
    /// <summary>Deletes the file of the head, or of the head that MigrateRevisions names.</summary>
    /// <exception cref="MigrationException">
    /// There are several heads, another revision needs this one, the database has it or cannot be asked, or the file holds more.
    /// </exception>
    public static async Task RunAsync(HostRequest request, HostOutput output, CancellationToken cancellationToken)
    {
        request.RequireOwnRevisions();
        RevisionGraph graph = RegistryCommands.Graph(request);
        Revision revision = Last(request, graph);
        string path = FileOf(request, graph, revision);
        string asked = await RequireNotAppliedAsync(request, output, graph, revision, cancellationToken).ConfigureAwait(false);
        Delete(path);
        output.Text(
            $"Removed revision {revision.Id}, {RevisionText.FirstParagraph(revision.Message)}: "
            + $"{Path.GetRelativePath(request.ProjectDirectory, path)}\n{asked}");
        RevisionItems.WriteFile(output, request, path, revision);
    }

    private static Revision Last(HostRequest request, RevisionGraph graph)
    {
        IReadOnlyList<string> targets = request.List("MigrateRevisions");
        if (targets.Count > 1)
        {
            throw new RevisionRefusedException(
                $"MigrateRemove takes one revision at a time, and {string.Join(", ", targets)} were named. Remove the newest first.");
        }

        Revision revision = graph.ResolveOne(targets is [var target] ? target : RevisionTarget.Head)
            ?? throw new RevisionRefusedException("There is no revision to remove: nothing comes before base.");
        return graph.DependentsOf(revision.Id) is { Count: > 0 } dependents
            ? throw new RevisionRefusedException(
                $"Cannot remove revision {revision.Id}: {string.Join(", ", dependents.Select(one => one.Id))} "
                + $"follow{(dependents.Count == 1 ? "s" : "")} or depend{(dependents.Count == 1 ? "s" : "")} on it. Only a last revision can be "
                + $"removed: name a head, or remove what needs this one first.")
            : revision;
    }

    private static string FileOf(HostRequest request, RevisionGraph graph, Revision revision)
    {
        string path = RevisionFiles.PathOf(request, revision);
        return graph.Revisions.FirstOrDefault(other => other.Path == revision.Path && other.Id != revision.Id) is { } neighbour
            ? throw new RevisionRefusedException(
                $"Cannot remove revision {revision.Id}: its file '{path}' also holds revision {neighbour.Id}. Delete the class by hand.")
            : path;
    }

    private static async Task<string> RequireNotAppliedAsync(
        HostRequest request, HostOutput output, RevisionGraph graph, Revision revision, CancellationToken cancellationToken)
    {
        if (!ConnectionSettings.IsConfigured(request))
        {
            return "No database was asked whether it has the revision: no connection is configured.";
        }

        var events = new EventReport(request, output);
        IReadOnlyList<string> rows;
        try
        {
            rows = await EngineSettings.Engine(request, output, events).CurrentAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (MigrationException e) when (e.Code == DiagnosticCodes.DatabaseNotFound)
        {
            return "The database that is configured does not exist yet.";
        }

        // A row that nobody knows may follow this very revision: it throws.
        int number = graph.Number(revision.Id);
        if (graph.Index.Reach(graph.Index.AllParents, graph.Resolver.Rows(rows))[number])
        {
            string down = revision.DownRevisions.Count == 0 ? RevisionTarget.Base : revision.DownRevisions[0];
            throw new RevisionRefusedException(
                $"Cannot remove revision {revision.Id}: it is applied to the database ({events.Database}). "
                + $"Take it back first: dotnet build -t:MigrateDowngrade -p:MigrateTo={down}");
        }

        return "The database does not have the revision.";
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MigrationException(
                DiagnosticCodes.RevisionFileUnwritable, $"Cannot delete '{path}': {e.Message}", new SourceLocation(path, 0), e);
        }
    }
}
