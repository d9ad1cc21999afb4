using System.Globalization;
using System.Text;
using Migrations.Build.Authoring;
using Migrations.Build.Revisions;
using Migrations.Build.Running;
using Migrations.Build.Scripts;

namespace Migrations.Build.Host.Commands;

/// <summary>MigrateRevision: a new revision file.</summary>
internal static class RevisionCommand
{
    /// <summary>Writes the file; nothing that exists is touched.</summary>
    /// <exception cref="MigrationException">The revision does not fit the graph, or the file cannot be written.</exception>
    public static void Run(HostRequest request, HostOutput output)
    {
        IReadOnlyList<RegisteredRevision> rows = RevisionRegistry.ReadMetadata(request.AssemblyFile!);
        var graph = new RevisionGraph(rows.Select(RevisionCatalog.ToRevision));
        RevisionDraft draft = RevisionDraft.Of(graph, Wanted(request));
        DateTimeOffset created = RevisionDate.Now(TimeProvider.System, request.Setting("MigrateTimeZone"));
        bool isSql = request.Flag("MigrateSql");
        string name = RevisionFileName.Of(
            request.Setting("MigrateFileTemplate") ?? RevisionFileName.DefaultTemplate,
            draft.Revision.Id,
            request.Setting("MigrateMessage"),
            created,
            request.Number("MigrateTruncateSlugLength") ?? Slug.DefaultLength);
        string path = Path.GetFullPath(Path.Combine(draft.Location, name + (isSql ? ".sql" : ".cs")), request.ProjectDirectory);
        string space = NamespaceOf(request, draft.Location);
        var file = new RevisionFile
        {
            Id = draft.Revision.Id,
            Message = request.Setting("MigrateMessage") ?? "",
            DownRevisions = draft.Revision.DownRevisions,
            BranchLabels = draft.Revision.BranchLabels,
            DependsOn = draft.Revision.DependsOn,
            CreateDate = created.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            Namespace = space,
            ClassName = ClassName.Of(request.Setting("MigrateMessage") ?? "", draft.Revision.Id, ClassesOf(rows, space)),
        };
        RevisionFileStyle style = RevisionFileStyle.Of(EditorConfig.For(path));
        Write(path, isSql ? file.ToSql(style) : file.ToCSharp(style), style.Encoding);

        output.Text($"New revision {draft.Revision.Id}: {Path.GetRelativePath(request.ProjectDirectory, path)}");
        output.Item(
            path,
            [
                new("RevisionId", draft.Revision.Id),
                new("Message", file.Message),
                new("DownRevision", string.Join(' ', file.DownRevisions)),
            ]);
    }

    private static NewRevision Wanted(HostRequest request)
    {
        IReadOnlyList<string> heads = request.List("MigrateHead");
        return new NewRevision
        {
            Id = request.Setting("MigrateRevisionId") ?? DrawId(),
            Message = request.Setting("MigrateMessage"),
            Heads = heads.Count == 0 ? [RevisionTarget.Head] : heads,
            Splice = request.Flag("MigrateSplice"),
            BranchLabels = request.List("MigrateBranchLabel"),
            DependsOn = request.List("MigrateDependency"),
            VersionPath = request.Setting("MigrateVersionPath"),
            VersionLocations = request.Setting("MigrateVersionLocations")?.Split('|', StringSplitOptions.RemoveEmptyEntries)
                ?? [request.Setting("MigrateDirectory") ?? "Migrations"],
        };
    }

    // Below the host everything takes its ids as arguments; somebody must draw them.
#pragma warning disable RS0030
    private static string DrawId() => RevisionId.Draw(Guid.NewGuid());
#pragma warning restore RS0030

    private static string NamespaceOf(HostRequest request, string location)
    {
        string root = request.Setting("RootNamespace") ?? Path.GetFileNameWithoutExtension(request.ProjectFile);
        IEnumerable<string> folders = location.Split('/', '\\').Where(folder => folder is not ("" or "." or ".."));
        return string.Join('.', folders.Select(Identifier).Prepend(root));
    }

    private static string Identifier(string folder)
    {
        var name = new StringBuilder();
        foreach (char c in folder)
        {
            name.Append(char.IsLetterOrDigit(c) || c is '_' or '.' ? c : '_');
        }

        return char.IsDigit(name[0]) ? "_" + name : name.ToString();
    }

    private static HashSet<string> ClassesOf(IReadOnlyList<RegisteredRevision> rows, string space) =>
        new(
            rows.Where(row => row.Name.StartsWith(space + ".", StringComparison.Ordinal)).Select(row => row.Name[(space.Length + 1)..]),
            StringComparer.Ordinal);

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
