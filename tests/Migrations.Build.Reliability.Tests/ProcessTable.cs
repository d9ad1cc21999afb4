using System.Globalization;

namespace Migrations.Build.Reliability.Tests;

/// <summary>What Linux shows of its processes.</summary>
internal static class ProcessTable
{
    /// <summary>All processes that can be read, with their command lines and environments.</summary>
    public static IEnumerable<(int Id, string CommandLine, string Environment)> All()
    {
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && Read(folder, "cmdline") is { Length: > 0 } commandLine)
            {
                yield return (id, commandLine, Read(folder, "environ"));
            }
        }
    }

    private static string Read(string folder, string name)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, name));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has just ended, or is another user's.
            return "";
        }
    }
}
