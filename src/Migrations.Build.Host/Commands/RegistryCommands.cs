using Migrations.Build.Authoring;
using Migrations.Build.Host.Configuration;
using Migrations.Build.Revisions;
using Migrations.Build.Running;

namespace Migrations.Build.Host.Commands;

/// <summary>The commands that read the registry of the assembly: none of the project's code is loaded.</summary>
internal static class RegistryCommands
{
    /// <summary>MigrateHistory.</summary>
    public static async Task HistoryAsync(HostRequest request, HostOutput output, CancellationToken cancellationToken)
    {
        RevisionGraph graph = Graph(request);
        string? range = request.Setting("MigrateRange");
        bool indicateCurrent = request.Flag("MigrateIndicateCurrent");
        IReadOnlyList<string>? rows = indicateCurrent || RevisionHistory.NeedsRows(range)
            ? await EngineSettings.Engine(request, output, new EventReport(request, output)).CurrentAsync(cancellationToken).ConfigureAwait(false)
            : null;
        Show(output, new RevisionText(graph).History(range, rows, request.Flag("MigrateVerbose"), indicateCurrent));
        RevisionItems.Write(output, request, graph, graph.Of(RevisionHistory.Of(graph.Resolver, range, rows)), rows);
    }

    /// <summary>MigrateHeads.</summary>
    public static void Heads(HostRequest request, HostOutput output)
    {
        RevisionGraph graph = Graph(request);
        bool resolveDependencies = request.Flag("MigrateResolveDependencies");
        Show(output, new RevisionText(graph).Heads(request.Flag("MigrateVerbose"), resolveDependencies));
        RevisionItems.Write(output, request, graph, resolveDependencies ? graph.RealHeads : graph.Heads);
    }

    /// <summary>MigrateBranches.</summary>
    public static void Branches(HostRequest request, HostOutput output)
    {
        RevisionGraph graph = Graph(request);
        Show(output, new RevisionText(graph).Branches(request.Flag("MigrateVerbose")));
        RevisionItems.Write(output, request, graph, graph.Revisions.Where(revision => graph.IsBranchPoint(revision.Id)));
    }

    /// <summary>MigrateShow.</summary>
    public static void Show(HostRequest request, HostOutput output)
    {
        RevisionGraph graph = Graph(request);
        foreach (string target in request.RequiredList("MigrateRevisions", "head"))
        {
            Show(output, new RevisionText(graph).Show(target));
            RevisionItems.Write(output, request, graph, graph.Resolve(target));
        }
    }

    /// <summary>The graph of the revisions, as the compiler wrote them down in the assembly.</summary>
    public static RevisionGraph Graph(HostRequest request) =>
        new(RevisionRegistry.ReadMetadata(request.AssemblyFile!).Select(RevisionCatalog.ToRevision));

    private static void Show(HostOutput output, IReadOnlyList<string> lines)
    {
        // One message, so that no other project's lines come in between.
        if (lines.Count > 0)
        {
            output.Text(string.Join('\n', lines).TrimEnd('\n'));
        }
    }
}
