using System.Diagnostics;
using System.Globalization;

namespace Migrations.Build.Bench;

/// <summary>Times several commands in turn and compares their medians.</summary>
internal static class Measurement
{
    public static double[] Medians(int runs, params Command[] commands)
    {
        var times = commands.Select(_ => new List<double>()).ToArray();
        foreach (var command in commands)
        {
            command.Before?.Invoke();
            command.Run();
        }

        for (var run = 0; run < runs; run++)
        {
            for (var index = 0; index < commands.Length; index++)
            {
                commands[index].Before?.Invoke();
                var start = Stopwatch.GetTimestamp();
                commands[index].Run();
                times[index].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        for (var index = 0; index < commands.Length; index++)
        {
            var sorted = times[index].Order().ToList();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {commands[index].Name,-52} min {sorted[0],8:0} ms   median {Median(sorted),8:0} ms   max {sorted[^1],8:0} ms"));
        }

        return [.. times.Select(one => Median([.. one.Order()]))];
    }

    public static void Ratio(string what, double value, double floor, double limit) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {what}: {value:0} ms against {floor:0} ms, ratio {value / floor:0.00} (aim: at most {limit:0.0#})"));

    public static void Limit(string what, double value, double limit) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {what}: {value:0} ms (aim: at most {limit:0} ms)"));

    private static double Median(List<double> sorted) =>
        sorted.Count % 2 == 1
            ? sorted[sorted.Count / 2]
            : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
}
