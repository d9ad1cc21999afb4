using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Migrations.Build.Conformance;

/// <summary>The recorded facts: from the folder that MIGRATIONS_CONFORMANCE_DIR names, else from the tests' own copy.</summary>
internal static class ConformanceFiles
{
    /// <summary>The folder, when the environment names one.</summary>
    public static string? Given => Environment.GetEnvironmentVariable("MIGRATIONS_CONFORMANCE_DIR") is { Length: > 0 } folder ? folder : null;

    /// <summary>The cases of a file, each with its number; null: the folder that was named lacks it.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="file">Filled by the compiler: the copies lie beside the caller.</param>
    public static IReadOnlyList<JsonElement>? Cases(string name, [CallerFilePath] string file = "")
    {
        var path = PathOf(name, file);
        if (!File.Exists(path))
        {
            return null;
        }

        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.EnumerateArray().Select(one => one.Clone())];
    }

    /// <summary>The catalogue queries of one database by section, such as <c>columns</c>.</summary>
    /// <param name="database"><c>sqlite</c> or <c>postgresql</c>.</param>
    /// <param name="file">Filled by the compiler: the copy lies beside the caller.</param>
    public static Dictionary<string, string> Queries(string database, [CallerFilePath] string file = "")
    {
        var path = PathOf("catalogue-queries.sql", file);
        if (!File.Exists(path))
        {
            path = Path.Combine(Path.GetDirectoryName(file)!, "catalogue-queries.sql");
        }

        var mark = $"-- section: {database}.";
        return File.ReadAllText(path)
            .Split("-- section: ")
            .Select(part => "-- section: " + part)
            .Where(part => part.StartsWith(mark, StringComparison.Ordinal))
            .ToDictionary(
                part => part[mark.Length..].Split(' ', '\n')[0].Trim(),
                part => part[part.IndexOf('\n', StringComparison.Ordinal)..].Trim().TrimEnd(';'));
    }

    private static string PathOf(string name, string file) => Path.Combine(Given ?? Path.GetDirectoryName(file)!, name);
}
