using System.Globalization;
using Migrations.Build.Host.Adoption;
using Migrations.Build.Revisions;
using Migrations.Build.Scripts;

namespace Migrations.Build.Host.Commands;

/// <summary>MigrateAdopt: another tool's history as revisions.</summary>
internal static class AdoptCommand
{
    /// <summary>Reads the history and writes the revisions that the project does not have. Nothing that exists is touched; when something
    /// is refused, nothing is written.</summary>
    /// <exception cref="MigrationException">The history cannot be read, gives no good ids, or a file is there or cannot be written.</exception>
    public static void Run(HostRequest request, HostOutput output)
    {
        request.RequireOwnRevisions();
        AdoptedHistory history = AdoptionSource.Read(
            Paths(request, request.RequiredList("MigrateAdoptFrom", "../alembic/versions")), Paths(request, request.List("MigrateAdoptSql")));
        if (history.IsLinear)
        {
            RequireIds(history.Revisions);
        }

        NewRevision wanted = RevisionCommand.Wanted(request);
        HashSet<string> there = AdoptedFiles.Ids(Paths(request, wanted.VersionLocations));
        IReadOnlyList<AdoptedRevision> missing = history.Missing(there);
        Write(request, output, request.Setting("MigrateVersionPath") ?? wanted.VersionLocations[0], missing);
        Report(output, history, missing);
    }

    private static void Write(HostRequest request, HostOutput output, string location, IReadOnlyList<AdoptedRevision> revisions)
    {
        var files = new AdoptedFiles(
            request.ProjectDirectory, location, request.Setting("RootNamespace") ?? Path.GetFileNameWithoutExtension(request.ProjectFile));
        var texts = revisions.Select(revision => (Revision: revision, File: files.FileOf(revision))).ToList();
        if (texts.Select(text => Path.GetFullPath(text.File.Path, request.ProjectDirectory)).FirstOrDefault(File.Exists) is { } taken)
        {
            throw new MigrationException(
                DiagnosticCodes.RevisionFileUnwritable,
                $"Cannot write an adopted revision to '{taken}': the file is there. Nothing was written; move the other tool's files out of the folder of revisions, or name another one by MigrateVersionPath.",
                new SourceLocation(taken, 0));
        }

        HashSet<string> parents = [.. revisions.SelectMany(revision => revision.DownRevisions)];
        foreach ((AdoptedRevision adopted, (string relative, string text, RevisionFileStyle style)) in texts)
        {
            string path = Path.GetFullPath(relative, request.ProjectDirectory);
            RevisionFiles.WriteNew(path, text, style.Encoding);
            output.Text($"New revision {adopted.Id}: {Path.GetRelativePath(request.ProjectDirectory, path)}");
            RevisionItems.WriteFile(output, request, path, ToRevision(adopted), isHead: !parents.Contains(adopted.Id));
        }
    }

    private static void Report(HostOutput output, AdoptedHistory history, IReadOnlyList<AdoptedRevision> missing)
    {
        HashSet<string> added = [.. missing.Select(revision => revision.Id)];
        HashSet<string> old = [.. history.Revisions.Where(revision => !added.Contains(revision.Id)).Select(revision => revision.Source.File)];
        foreach (MigrationWarning warning in history.Warnings.Where(warning => !old.Contains(warning.Location!.File)))
        {
            output.Warning(warning);
        }

        int without = missing.Count(revision => revision.Upgrade is null);
        output.Text(string.Create(
            CultureInfo.InvariantCulture,
            $"Adopted the history of {history.Tool}: {missing.Count} new of {history.Revisions.Count} revisions{(without == 0 ? "" : $", {without} without SQL")}."));
        if (missing.Count > 0)
        {
            output.Text(history.IsLinear
                ? $"A database that has all of it already: dotnet build -t:MigrateStamp -p:MigrateTo={missing[^1].Id}"
                : "A database that Alembic manages goes on where it stands: <MigrateVersionTable>alembic_version</MigrateVersionTable>");
        }
    }

    /// <summary>A history without a graph: its names must give ids that a version table can hold and that differ.</summary>
    private static void RequireIds(IEnumerable<AdoptedRevision> revisions)
    {
        var seen = new Dictionary<string, AdoptedRevision>(StringComparer.Ordinal);
        foreach (AdoptedRevision revision in revisions)
        {
            string? reason = revision.Id.Length > AdoptedName.LongestId
                ? string.Create(CultureInfo.InvariantCulture, $"which is longer than the {AdoptedName.LongestId} characters that a version table holds")
                : seen.TryGetValue(revision.Id, out AdoptedRevision? other) ? $"which is that of '{other.FileName}' too" : null;
            if (reason is not null)
            {
                throw new MigrationException(
                    DiagnosticCodes.AdoptionNameInvalid,
                    $"Cannot adopt '{revision.FileName}': its name gives the id '{revision.Id}', {reason}. Rename one file; the ids of the others stay as they are.",
                    revision.Source);
            }

            seen.Add(revision.Id, revision);
        }
    }

    private static Revision ToRevision(AdoptedRevision adopted) => new(adopted.Id)
    {
        Message = adopted.Message,
        DownRevisions = [.. adopted.DownRevisions],
        DependsOn = [.. adopted.DependsOn],
        BranchLabels = [.. adopted.BranchLabels],
        CreateDate = DateTimeOffset.TryParse(adopted.CreateDate, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date) ? date : null,
    };

    private static IReadOnlyList<string> Paths(HostRequest request, IEnumerable<string> paths) =>
        [.. paths.Select(path => Path.GetFullPath(path, request.ProjectDirectory))];
}
