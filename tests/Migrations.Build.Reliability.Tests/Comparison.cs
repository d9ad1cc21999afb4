using System.Globalization;

namespace Migrations.Build.Reliability.Tests;

/// <summary>What became of the same faults under each tool.</summary>
internal static class Comparison
{
    private static readonly Dictionary<(string Fault, Tool Tool), List<Outcome>> Outcomes = [];

    public static bool IsEmpty => Outcomes.Count == 0;

    public static void Add(string fault, Tool tool, params IEnumerable<Outcome> outcomes)
    {
        if (!Outcomes.TryGetValue((fault, tool), out var all))
        {
            Outcomes[(fault, tool)] = all = [];
        }

        all.AddRange(outcomes);
    }

    /// <summary>The table: a row for each fault, a column for each tool.</summary>
    public static IReadOnlyList<string> Rows() =>
    [
        $"| fault | injected into each | {string.Join(" | ", Tool.All.Select(tool => tool.Name))} |",
        $"|---|---|{string.Concat(Tool.All.Select(_ => "---|"))}",
        .. from fault in Outcomes.Keys.Select(key => key.Fault).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
           let all = Tool.All.Select(tool => Outcomes.GetValueOrDefault((fault, tool), [])).ToList()
           select string.Create(CultureInfo.InvariantCulture, $"| {fault} | {all.Max(one => one.Count)} | {string.Join(" | ", all.Select(InWords))} |"),
    ];

    private static string InWords(List<Outcome> outcomes) => string.Join(
        ", ",
        from outcome in outcomes
        group outcome by outcome into same
        orderby same.Key
        select string.Create(CultureInfo.InvariantCulture, $"{same.Count()} {same.Key.ToString().ToLowerInvariant()}"));
}
