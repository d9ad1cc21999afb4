namespace Migrations.Build.Host.Adoption;

/// <summary>Finds out whose history stands in files, and reads it.</summary>
internal static class AdoptionSource
{
    /// <summary>Reads what MigrateAdoptFrom names: folders of Python files or of SQL scripts, or scripts of Entity Framework Core.</summary>
    /// <param name="from">Full paths of folders or files.</param>
    /// <param name="sql">Full paths of the scripts that Alembic printed; may be empty.</param>
    /// <exception cref="MigrationException">Nothing is there, it is no known history, or it cannot be read.</exception>
    public static AdoptedHistory Read(IReadOnlyList<string> from, IReadOnlyList<string> sql)
    {
        if (from.FirstOrDefault(path => !Path.Exists(path)) is { } missing)
        {
            throw Unknown(missing, "It is not there.");
        }

        if (from.All(File.Exists))
        {
            RequireNoSql(from[0], sql);
            return EntityFrameworkScript.Read(from.Select(path => Load(Path.GetDirectoryName(path)!, path)));
        }

        if (from.FirstOrDefault(File.Exists) is { } file)
        {
            throw Unknown(file, "It is a file, and others that are named are folders.");
        }

        SourceFile[] python = [.. Files(from, ".py").Where(IsRevision)];
        SourceFile[] scripts = python.Length > 0 ? [] : [.. Files(from, ".sql")];
        if (python.Length > 0)
        {
            return AlembicFolder.Read(python, sql.Select(path => File.Exists(path) ? Load(Path.GetDirectoryName(path)!, path) : throw Unknown(path, "It is not there.")));
        }

        RequireNoSql(from[0], sql);
        return scripts.Length == 0 ? throw Unknown(from[0], "It has neither revisions of Alembic's (*.py) nor SQL scripts (*.sql).")
            : scripts.Any(script => FlywayFolder.IsVersioned(script.Name)) ? FlywayFolder.Read(scripts)
            : PlainScripts.Read(scripts);
    }

    // As Alembic: what an editor leaves behind and the marker of a package are no revisions.
    private static bool IsRevision(SourceFile file) =>
        Path.GetFileName(file.Name) is var name && name != "__init__" && !name.StartsWith(".#", StringComparison.Ordinal);

    private static IEnumerable<SourceFile> Files(IEnumerable<string> folders, string extension) =>
        from folder in folders
        from path in Directory.EnumerateFiles(folder, "*" + extension, new EnumerationOptions { RecurseSubdirectories = true, MatchCasing = MatchCasing.CaseInsensitive })
            .Order(StringComparer.Ordinal)
        select Load(folder, path);

    private static SourceFile Load(string folder, string path)
    {
        try
        {
            return new SourceFile(path, Path.ChangeExtension(Path.GetRelativePath(folder, path), null).Replace('\\', '/'), File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unknown(path, e.Message);
        }
    }

    private static void RequireNoSql(string from, IReadOnlyList<string> sql)
    {
        if (sql.Count > 0)
        {
            throw Unknown(sql[0], $"It is MigrateAdoptSql, which is the SQL of Alembic's revisions, but '{from}' has none of those. Leave it out.");
        }
    }

    private static MigrationException Unknown(string path, string reason) => new(
        DiagnosticCodes.AdoptionSourceUnknown,
        $"Cannot adopt '{path}': {reason} Give the folder of Alembic's revisions, a folder of SQL scripts, or the script of 'dotnet ef migrations script'.",
        new SourceLocation(path, 0));
}
