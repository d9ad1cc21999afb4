using System.Text;

namespace Migrations.Build.Host.Commands;

/// <summary>The files of revisions.</summary>
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

    /// <summary>Writes the file of a new revision, and its folder.</summary>
    /// <exception cref="MigrationException">It is there, or cannot be written.</exception>
    public static void WriteNew(string path, string text, Encoding encoding)
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
