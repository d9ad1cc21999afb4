using System.Globalization;

namespace Migrations.Build.Reliability.Tests;

/// <summary>How many faults are injected, and what became of them.</summary>
/// <remarks>The environment variable MIGRATIONS_RELIABILITY_COUNT asks for the long form, and then docs/reliability.md is written.</remarks>
internal static class Faults
{
    private const int Few = 20;
    private static readonly Lock Gate = new();
    private static readonly SortedDictionary<string, (int Injected, int Survived)> Counts = new(StringComparer.Ordinal);

    /// <summary>How many in all; 0: the short form.</summary>
    public static int Long { get; } = int.TryParse(Environment.GetEnvironmentVariable("MIGRATIONS_RELIABILITY_COUNT"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    public static bool IsLong => Long > 0;

    /// <summary>How many faults a kind gets.</summary>
    /// <param name="share">Its part of all, in hundredths.</param>
    public static int Of(int share) => Math.Max(1, (IsLong ? Long : Few) * share / 100);

    /// <summary>Numbers spread evenly over 1 to the last.</summary>
    public static IEnumerable<int> Spread(int count, int last) =>
        Enumerable.Range(0, count).Select(number => count > last ? (number % last) + 1 : (((number * last) + (last / 2)) / count) + 1);

    public static bool IsEmpty => Counts.Count == 0;

    public static void Injected(string kind, bool survived)
    {
        lock (Gate)
        {
            var (injected, lived) = Counts.GetValueOrDefault(kind);
            Counts[kind] = (injected + 1, lived + (survived ? 1 : 0));
        }
    }

    /// <summary>The table of what was counted.</summary>
    public static IReadOnlyList<string> Rows() =>
    [
        "| fault | injected | survived | lost |",
        "|---|---|---|---|",
        .. Counts.Select(row => string.Create(
            CultureInfo.InvariantCulture, $"| {row.Key} | {row.Value.Injected} | {row.Value.Survived} | {row.Value.Injected - row.Value.Survived} |")),
    ];
}
