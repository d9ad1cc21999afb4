namespace Migrations.Build.Analyzers;

/// <summary>Paths as the registry writes them: relative to the project's directory, with <c>/</c>.</summary>
internal static class ProjectPath
{
    /// <summary>The path of a file from the project's directory; only the file's name when the directory is not known or is on
    /// another drive.</summary>
    public static string Relative(string projectDirectory, string path)
    {
        var file = path.Replace('\\', '/');
        var directory = projectDirectory.Replace('\\', '/').TrimEnd('/');
        if (!IsRooted(file))
        {
            return file.StartsWith("./", StringComparison.Ordinal) ? file.Substring(2) : file;
        }

        var comparison = IsDrive(file) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var from = directory.Split('/');
        var to = file.Split('/');
        var common = 0;
        while (common < from.Length && common < to.Length - 1 && string.Equals(from[common], to[common], comparison))
        {
            common++;
        }

        // Nothing but the root in common: the way from here to there says more about the machine than about the project.
        return directory.Length == 0 || common == 0 || (common == 1 && from[0].Length == 0 && from.Length > 1)
            ? to[to.Length - 1]
            : string.Join("/", Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
    }

    private static bool IsRooted(string path) => path.StartsWith("/", StringComparison.Ordinal) || IsDrive(path);

    private static bool IsDrive(string path) => path.Length > 1 && path[1] == ':';
}
