using System.Globalization;
using System.Text;
using Migrations.Build.Authoring;
using Migrations.Build.Revisions;
using Migrations.Build.Running;
using Migrations.Build.Scripts;

namespace Migrations.Build.Host.Commands;

/// <summary>MigrateRevision and MigrateMerge: a new revision file.</summary>
internal static class RevisionCommand
{
    /// <summary>MigrateRevision. Nothing that exists is touched.</summary>
    /// <exception cref="MigrationException">The revision does not fit the graph, or the file cannot be written.</exception>
    public static void Revision(HostRequest request, HostOutput output)
    {
        IReadOnlyList<string> heads = request.List("MigrateHead");
        Write(request, output, Wanted(request) with
        {
            Heads = heads.Count == 0 ? [RevisionTarget.Head] : heads,
            DependsOn = request.List("MigrateDependency"),
            VersionPath = request.Setting("MigrateVersionPath") is { } path ? Location(request, path) : null,
        });
    }

    /// <summary>MigrateMerge. Nothing that exists is touched.</summary>
    /// <exception cref="MigrationException">The revision does not fit the graph, or the file cannot be written.</exception>
    public static void Merge(HostRequest request, HostOutput output) =>
        Write(request, output, Wanted(request) with { Heads = request.RequiredList("MigrateRevisions", "heads") });

    private static void Write(HostRequest request, HostOutput output, NewRevision wanted)
    {
        request.RequireOwnRevisions();
        IReadOnlyList<RegisteredRevision> rows = RevisionRegistry.ReadMetadata(request.AssemblyFile!);
        var graph = new RevisionGraph(rows.Select(RevisionCatalog.ToRevision));
        RevisionDraft draft = RevisionDraft.Of(graph, wanted);
        DateTimeOffset created = RevisionDate.Now(TimeProvider.System, request.Setting("MigrateTimeZone"));
        bool isSql = request.Choice<RevisionLanguage>("MigrateRevisionLanguage") == RevisionLanguage.Sql;
        string name = RevisionFileName.Of(
            request.Setting("MigrateFileTemplate") ?? RevisionFileName.DefaultTemplate,
            draft.Revision.Id,
            wanted.Message,
            created,
            request.Number("MigrateTruncateSlugLength") ?? Slug.DefaultLength);
        string relative = Path.Combine(draft.Location, name + (isSql ? ".sql" : ".cs"));
        string path = Path.GetFullPath(relative, request.ProjectDirectory);
        string? space = NamespaceName.Of(
            request.Setting("RootNamespace") ?? Path.GetFileNameWithoutExtension(request.ProjectFile), Path.GetDirectoryName(relative)!);
        var file = new RevisionFile
        {
            Id = draft.Revision.Id,
            Message = draft.Revision.Message,
            DownRevisions = draft.Revision.DownRevisions,
            BranchLabels = draft.Revision.BranchLabels,
            DependsOn = draft.Revision.DependsOn,
            CreateDate = created.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            Namespace = space,
            ClassName = ClassName.Of(wanted.Message ?? "", draft.Revision.Id, ClassesOf(rows, space)),
        };
        RevisionFileStyle style = RevisionFileStyle.Of(EditorConfig.For(path));
        Write(path, isSql ? file.ToSql(style) : file.ToCSharp(style), style.Encoding);

        output.Text($"New revision {draft.Revision.Id}: {Path.GetRelativePath(request.ProjectDirectory, path)}");
        RevisionItems.WriteFile(output, request, path, draft.Revision with { CreateDate = created });
    }

    private static NewRevision Wanted(HostRequest request)
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

    private static HashSet<string> ClassesOf(IReadOnlyList<RegisteredRevision> rows, string? space)
    {
        string prefix = space is null ? "" : space.Replace("@", "", StringComparison.Ordinal) + ".";
        return new(
            rows.Where(row => row.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(row => row.Name[prefix.Length..]),
            StringComparer.Ordinal);
    }

    private static void Write(string path, string text, Encoding encoding)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            using var writer = new StreamWriter(stream, encoding);
            writer.Write(text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MigrationException(
                DiagnosticCodes.RevisionFileUnwritable,
                $"Cannot write the new revision to '{path}': {e.Message} Nothing was written; choose another id, message or MigrateVersionPath.",
                new SourceLocation(path, 0),
                e);
        }
    }
}
