namespace Migrations.Build.Host.Commands;

/// <summary>The files of revisions that are there.</summary>
internal static class RevisionFiles
{
    /// <summary>The full path of a revision's file.</summary>
    /// <exception cref="MigrationException">It is not there.</exception>
    public static string PathOf(HostRequest request, Revision revision)
    {
        string path = request.RevisionPath(revision.Path ?? "");
        return File.Exists(path)
            ? path
            : throw new MigrationException(
                DiagnosticCodes.RevisionFileMissing,
                request.RevisionDirectory is null
                    ? $"Cannot find the file of revision {revision.Id}: '{request.AssemblyFile}' comes without its project; there the file is '{path}'."
                    : $"Cannot find the file of revision {revision.Id}: there is no '{path}'. It was moved or deleted since the last build: build again.");
    }
}
