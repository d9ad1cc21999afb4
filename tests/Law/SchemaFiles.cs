using System.Runtime.CompilerServices;

namespace Migrations.Build.Law;

/// <summary>Real schemas to try on: MIGRATIONS_SCHEMAS_DIR, else shared/schemas beside the checkout, where it is there.</summary>
internal static class SchemaFiles
{
    /// <summary>The files of a kind of database; empty: there is no such folder.</summary>
    public static IReadOnlyList<string> Of(string kind)
    {
        var folder = Find(kind);
        return folder is null ? [] : [.. Directory.EnumerateFiles(folder, "*.sql").Order(StringComparer.Ordinal)];
    }

    private static string? Find(string kind, [CallerFilePath] string file = "")
    {
        var given = Environment.GetEnvironmentVariable("MIGRATIONS_SCHEMAS_DIR");
        for (var directory = new DirectoryInfo(Path.GetDirectoryName(file)!); directory is not null; directory = directory.Parent)
        {
            var folder = Path.Combine(given ?? Path.Combine(directory.FullName, "shared", "schemas"), kind);
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        return null;
    }
}
