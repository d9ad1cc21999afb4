using System.Globalization;
using Migrations.Build.Revisions;

namespace Migrations.Build.Tests.Revisions;

[TestClass]
public sealed class LongChainTests
{
    private const int Length = 50_000;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public void A_chain_of_fifty_thousand_is_planned_both_ways_and_listed()
    {
        RevisionGraph graph = new(Chain(Length));

        RevisionPlan up = graph.PlanUpgrade([], "head");
        RevisionPlan down = graph.PlanDowngrade([Id(Length - 1)], "base");

        Assert.HasCount(Length, up.Steps);
        Assert.HasCount(Length, down.Steps);
        Assert.AreEqual(Id(Length - 1), up.RowsAfter.Single());
        Assert.IsEmpty(down.RowsAfter);
        Assert.HasCount(Length, new RevisionText(graph).History());
        Assert.AreEqual(Id(7), graph.ResolveOne(Id(7)[..^1] + "7")!.Id);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public void A_circle_of_fifty_thousand_is_found()
    {
        Revision[] chain = Chain(Length);
        chain[0] = chain[0] with { DownRevisions = [Id(Length - 1)] };

        RevisionCycleException problem = Assert.ThrowsExactly<RevisionCycleException>(() => new RevisionGraph(chain));

        Assert.HasCount(Length, problem.Cycle);
    }

    internal static Revision[] Chain(int length) => [.. Enumerable.Range(0, length).Select(static number => new Revision(Id(number))
    {
        Message = "step",
        DownRevisions = number == 0 ? [] : [Id(number - 1)],
    })];

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"r{number:x11}");
}
