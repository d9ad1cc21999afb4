using System.Globalization;
using CsCheck;

namespace Migrations.Build.Tests.Revisions;

/// <summary>Random histories: lines, forks, merges, several bases, dependencies across branches, labels.</summary>
internal static class RandomGraph
{
    public static readonly Gen<IReadOnlyList<Revision>> Gen =
        CsCheck.Gen.Select(CsCheck.Gen.Int[1, 24], CsCheck.Gen.Int[0, int.MaxValue - 1])
            .Select(static (count, seed) => Make(count, new Random(seed)));

    public static IReadOnlyList<Revision> Make(int count, Random random)
    {
        double bases = random.NextDouble() * 0.3;
        double merges = random.NextDouble() * 0.4;
        double dependencies = random.NextDouble() * 0.5;
        var revisions = new List<Revision>(count);
        int[] names = [.. Enumerable.Range(0, count)];
        random.Shuffle(names);
        for (int number = 0; number < count; number++)
        {
            var down = new List<string>();
            var depends = new List<string>();
            if (number > 0 && random.NextDouble() >= bases)
            {
                down.Add(Pick());
                if (random.NextDouble() < merges)
                {
                    down.Add(Pick());
                }
            }

            if (number > 0 && random.NextDouble() < dependencies)
            {
                depends.Add(Pick());
            }

            revisions.Add(new Revision(Id(names[number]))
            {
                DownRevisions = [.. down.Distinct(StringComparer.Ordinal)],
                DependsOn = depends,
                BranchLabels = random.NextDouble() < 0.1 ? [$"label_{Id(names[number])}"] : [],
            });
        }

        return revisions;

        string Pick() => revisions[Math.Max(random.Next(revisions.Count), random.Next(revisions.Count))].Id;
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"r{number:000}");
}
