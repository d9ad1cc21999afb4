using Migrations.Build.Authoring;
using Migrations.Build.Host.Configuration;
using Migrations.Build.Revisions;
using Migrations.Build.Running;

namespace Migrations.Build.Host.Commands;

/// <summary>The commands that read the registry of the assembly: none of the project's code is loaded.</summary>
internal static class RegistryCommands
{
    private const string Current = "current";

    /// <summary>MigrateHistory.</summary>
    public static async Task HistoryAsync(HostRequest request, HostOutput output, CancellationToken cancellationToken)
    {
        RevisionGraph graph = Graph(request);
        string? range = request.Setting("MigrateRange");
        bool indicateCurrent = request.Flag("MigrateIndicateCurrent");
        IReadOnlyList<string>? rows = indicateCurrent || RevisionHistory.NeedsRows(range)
            ? await RowsAsync(request, output, cancellationToken).ConfigureAwait(false)
            : null;
        IReadOnlyList<int> revisions = RevisionHistory.Of(graph.Resolver, range, rows);
        Show(
            output,
            new RevisionText(graph, output.IsColoured)
                .History(revisions, indicateCurrent ? rows : null, request.Flag("MigrateVerbose"), request.Flag("MigrateGraph")));
        RevisionItems.Write(output, request, graph, graph.Of(revisions), rows);
    }

    /// <summary>MigrateHeads.</summary>
    public static void Heads(HostRequest request, HostOutput output)
    {
        RevisionGraph graph = Graph(request);
        bool resolveDependencies = request.Flag("MigrateResolveDependencies");
        Show(output, new RevisionText(graph, output.IsColoured).Heads(request.Flag("MigrateVerbose"), resolveDependencies));
        RevisionItems.Write(output, request, graph, resolveDependencies ? graph.RealHeads : graph.Heads);
    }

    /// <summary>MigrateBranches.</summary>
    public static void Branches(HostRequest request, HostOutput output)
    {
        RevisionGraph graph = Graph(request);
        Show(output, new RevisionText(graph, output.IsColoured).Branches(request.Flag("MigrateVerbose")));
        RevisionItems.Write(output, request, graph, graph.Revisions.Where(revision => graph.IsBranchPoint(revision.Id)));
    }

    /// <summary>MigrateShow.</summary>
    public static async Task ShowAsync(HostRequest request, HostOutput output, CancellationToken cancellationToken)
    {
        RevisionGraph graph = Graph(request);
        IReadOnlyList<string> targets = request.RequiredList("MigrateRevisions", "head");
        IReadOnlyList<string>? rows = await RowsIfCurrentAsync(request, output, targets, cancellationToken).ConfigureAwait(false);
        var text = new RevisionText(graph, output.IsColoured);
        Show(output, [.. targets.SelectMany(target => text.Show(target, rows))]);
        RevisionItems.Write(output, request, graph, Named(graph, targets, rows), rows);
    }

    /// <summary>The graph of the revisions, as the compiler wrote them down in the assembly; in a bundle, which has no such file, in the loaded one.</summary>
    public static RevisionGraph Graph(HostRequest request) => File.Exists(request.AssemblyFile)
        ? new(RevisionRegistry.ReadMetadata(request.AssemblyFile).Select(RevisionCatalog.ToRevision))
        : RevisionCatalog.Read(EngineSettings.Revisions(request)).Graph;

    /// <summary>The rows of the version table, when one of the targets is <c>current</c>; else null, and no database is asked.</summary>
    public static async Task<IReadOnlyList<string>?> RowsIfCurrentAsync(
        HostRequest request, HostOutput output, IReadOnlyList<string> targets, CancellationToken cancellationToken) =>
        targets.Contains(Current, StringComparer.Ordinal)
            ? await RowsAsync(request, output, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>The revisions that targets name, in their order.</summary>
    public static IEnumerable<Revision> Named(RevisionGraph graph, IReadOnlyList<string> targets, IReadOnlyList<string>? rows) =>
        targets.SelectMany(target => target == Current && rows is not null ? graph.Of(graph.Resolver.Rows(rows)) : graph.Resolve(target));

    private static Task<IReadOnlyList<string>> RowsAsync(HostRequest request, HostOutput output, CancellationToken cancellationToken) =>
        EngineSettings.Engine(request, output, new EventReport(request, output)).CurrentAsync(cancellationToken);

    private static void Show(HostOutput output, IReadOnlyList<string> lines)
    {
        // One message, so that no other project's lines come in between.
        if (lines.Count > 0)
        {
            output.Text(string.Join('\n', lines).TrimEnd('\n'));
        }
    }
}
