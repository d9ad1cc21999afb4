using System.Runtime.CompilerServices;

namespace Migrations.Build.Reliability.Tests;

/// <summary>docs/reliability.md, whose tables a long run writes.</summary>
internal static class ReliabilityPage
{
    /// <summary>Writes the counts of a long run into the page; a short run, and a part that was not run, leave theirs as it is.</summary>
    public static void Write([CallerFilePath] string file = "")
    {
        if (!Faults.IsLong)
        {
            return;
        }

        var page = Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "docs", "reliability.md");
        var text = File.ReadAllText(page);
        if (!Faults.IsEmpty)
        {
            text = Replace(text, "## Counts of the last long run", Faults.Rows());
        }

        if (!Comparison.IsEmpty)
        {
            text = Replace(text, "### Counts of the last comparison", Comparison.Rows());
        }

        File.WriteAllText(page, text);
    }

    private static string Replace(string text, string heading, IReadOnlyList<string> table)
    {
        var start = text.IndexOf(heading, StringComparison.Ordinal) + heading.Length;
        var end = text.IndexOf("\n#", start, StringComparison.Ordinal);
        return string.Join('\n', [text[..start], "", .. table, ""]) + (end < 0 ? "" : text[end..]);
    }
}
