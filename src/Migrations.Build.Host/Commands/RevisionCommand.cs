using Migrations.Build.Revisions;

namespace Migrations.Build.Host.Commands;

/// <summary>MigrateRevision and MigrateMerge: new revision files.</summary>
internal static class RevisionCommand
{
    /// <summary>MigrateRevision. Nothing that exists is touched.</summary>
    /// <exception cref="MigrationException">The revision does not fit the graph, the comparison fails, or the file cannot be written.</exception>
    public static async Task RevisionAsync(HostRequest request, HostOutput output, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> heads = request.List("MigrateHead");
        NewRevision wanted = Wanted(request) with
        {
            Heads = heads.Count == 0 ? [RevisionTarget.Head] : heads,
            DependsOn = request.List("MigrateDependency"),
            VersionPath = request.Setting("MigrateVersionPath") is { } path ? Location(request, path) : null,
        };
        if (!request.Flag("MigrateAutogenerate"))
        {
            new RevisionWriter(request, output).Write(wanted);
            return;
        }

        await AutogenerateAsync(request, output, wanted, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>MigrateMerge. Nothing that exists is touched.</summary>
    /// <exception cref="MigrationException">The revision does not fit the graph, or the file cannot be written.</exception>
    public static void Merge(HostRequest request, HostOutput output) =>
        new RevisionWriter(request, output).Write(Wanted(request) with { Heads = request.RequiredList("MigrateRevisions", "heads") });

    private static async Task AutogenerateAsync(
        HostRequest request, HostOutput output, NewRevision wanted, CancellationToken cancellationToken)
    {
        var writer = new RevisionWriter(request, output);
        if (!writer.WritesCSharp)
        {
            throw new MigrationException(
                DiagnosticCodes.InvalidSetting,
                "Cannot autogenerate a .sql revision: what was found is written as operations, in C#. Leave MigrateRevisionLanguage out, or MigrateAutogenerate.");
        }

        // Cheap complaints first: one that the graph refuses needs no database.
        writer.Draft(wanted);
        Autogeneration made = await CheckCommand.CompareAsync(request, output, cancellationToken).ConfigureAwait(false);
        foreach (MigrationWarning warning in made.Check.Warnings)
        {
            output.Warning(warning);
        }

        if (made.Revisions.Count == 0)
        {
            output.Text($"No new revision: nothing differs between the model and {made.Check.Source}.");
        }

        for (int index = 0; index < made.Revisions.Count; index++)
        {
            NewRevision next = index == 0 ? wanted : wanted with { Id = DrawId(), Heads = [RevisionTarget.Head] };
            writer.Write(With(request, next, made.Revisions[index].Directive), made.Revisions[index]);
        }
    }

    /// <summary>What was asked for, and what the project's environment has made of it.</summary>
    private static NewRevision With(HostRequest request, NewRevision wanted, RevisionDirective directive) => wanted with
    {
        Id = directive.RevisionId ?? wanted.Id,
        Message = directive.Message ?? wanted.Message,
        Heads = directive.Head is { } head ? [head] : wanted.Heads,
        BranchLabels = directive.BranchLabel is { } label ? [label] : wanted.BranchLabels,
        VersionPath = directive.VersionPath is { } path ? Location(request, path) : wanted.VersionPath,
    };

    /// <summary>A new revision as the properties describe it, without its place in the graph.</summary>
    public static NewRevision Wanted(HostRequest request)
    {
        IReadOnlyList<string> locations = request.List("MigrateVersionLocation");
        return new NewRevision
        {
            Id = request.Setting("MigrateRevisionId") ?? DrawId(),
            Message = request.Setting("MigrateMessage")?.Trim(),
            Splice = request.Flag("MigrateSplice"),
            BranchLabels = request.List("MigrateBranchLabel"),
            VersionLocations =
            [
                .. (locations.Count == 0 ? [request.Setting("MigrateDirectory") ?? "Migrations"] : locations)
                    .Select(location => Location(request, location)),
            ],
        };
    }

    // As the registry's paths are: relative to the project, with '/', whatever way the location was written.
    private static string Location(HostRequest request, string path) =>
        Path.GetRelativePath(request.ProjectDirectory, Path.GetFullPath(path, request.ProjectDirectory)).Replace('\\', '/');

    // Below the host everything takes its ids as arguments; somebody must draw them.
#pragma warning disable RS0030
    private static string DrawId() => RevisionId.Draw(Guid.NewGuid());
#pragma warning restore RS0030
}
