using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Migrations.Build.Authoring;
using Migrations.Build.Revisions;
using Migrations.Build.Running;

namespace Migrations.Build.Bench;

/// <summary>The revision graph alone, warm: no process, no database.</summary>
[MemoryDiagnoser]
public class GraphBenchmarks
{
    private const int Registered = 5_000;

    private string _assembly = "";
    private Revision[] _half = [];
    private Revision[] _chain = [];
    private Revision[] _branched = [];
    private RevisionGraph _graph = new([]);
    private int _query;

    /// <summary>Runs all of them in this process; the aims stand in the names.</summary>
    public static void Run() => BenchmarkRunner.Run<GraphBenchmarks>(
        ManualConfig.Create(DefaultConfig.Instance)
            .WithArtifactsPath(Path.Combine(Workshop.Root, "artifacts", "bench", "graph"))
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));

    /// <summary>Makes the histories.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        string project = Workshop.Project("Registry5000", Registered, "return;");
        _assembly = Path.Combine(project, "bin", "Release", "net10.0", "Registry5000.dll");
        _half = Chain(25_000);
        _chain = Chain(50_000);
        _branched = Branched(50_000, new Random(5));
        _graph = new RevisionGraph(_chain);
    }

    /// <summary>A registry of 5,000 revisions read and an upgrade from empty planned.</summary>
    [Benchmark(Description = "registry of 5,000 read, upgrade from empty planned (aim: 50 ms)")]
    public int Registry()
    {
        var graph = new RevisionGraph(RevisionRegistry.ReadMetadata(_assembly).Select(RevisionCatalog.ToRevision));
        return graph.PlanUpgrade([], "head").Steps.Count;
    }

    /// <summary>Half of the next one, to see that time and memory are linear.</summary>
    [Benchmark(Description = "chain of 25,000 made, planned and listed")]
    public int HalfChain() => PlanAndList(_half);

    /// <summary>A long line.</summary>
    [Benchmark(Description = "chain of 50,000 made, planned and listed (aim: twice the one before)")]
    public int LongChain() => PlanAndList(_chain);

    /// <summary>A line that forks and joins all the time.</summary>
    [Benchmark(Description = "50,000 at random: forks, merges, dependencies; made, planned and listed")]
    public int RandomBranches() => PlanAndList(_branched);

    /// <summary>The beginning of an id among 50,000.</summary>
    [Benchmark(Description = "a partial id among 50,000 (aim: no scan)")]
    public string PartialId()
    {
        _query = (_query + 7919) % _chain.Length;
        return _graph.ResolveOne(Id(_query)[..10])!.Id;
    }

    private static int PlanAndList(Revision[] revisions)
    {
        var graph = new RevisionGraph(revisions);
        return graph.PlanUpgrade([], "heads").Steps.Count + new RevisionText(graph).History().Count;
    }

    private static Revision[] Chain(int count) =>
        [.. Enumerable.Range(0, count).Select(number => new Revision(Id(number)) { Message = "step", DownRevisions = number == 0 ? [] : [Id(number - 1)] })];

    private static Revision[] Branched(int count, Random random)
    {
        var revisions = new Revision[count];
        for (int number = 0; number < count; number++)
        {
            string[] parents = number == 0 ? [] : [Id(Parent(number))];
            if (number > 1 && random.Next(5) == 0)
            {
                parents = [.. parents.Append(Id(Parent(number))).Distinct(StringComparer.Ordinal)];
            }

            string[] dependencies = number > 1 && random.Next(10) == 0 ? [Id(Parent(number))] : [];
            revisions[number] = new Revision(Id(number)) { Message = "step", DownRevisions = parents, DependsOn = dependencies };
        }

        return revisions;

        int Parent(int number) => Math.Max(0, number - 1 - random.Next(Math.Min(number, 20)));
    }

    // Scattered, so that the order of ids is not that of the history.
    private static string Id(int number) => ((long)number * 2_654_435_761 % 4_294_967_296).ToString("x8", CultureInfo.InvariantCulture) + "abcd";
}
