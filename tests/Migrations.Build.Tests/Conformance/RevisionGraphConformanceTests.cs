using static System.FormattableString;

namespace Migrations.Build.Tests.Conformance;

/// <summary>Every recorded answer of the reference about targets, steps and rows.</summary>
/// <remarks>
/// The large histories have hundreds of revisions with branches, merges, labels and dependencies across. Left out of them are the few
/// downgrades after which the reference keeps the row of a revision that another row implies; here it goes.
/// </remarks>
[TestClass]
[TestCategory("Conformance")]
public sealed class RevisionGraphConformanceTests
{
    private const string File = "revision-graph.json";
    private const string LargeFile = "revision-graph-large.json";

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow(File)]
    [DataRow(LargeFile)]
    public void Heads_and_bases_are_those_of_the_reference(string file)
    {
        var failures = new List<string>();
        IReadOnlyList<GraphFact> facts = ConformanceFile.Read<IReadOnlyList<GraphFact>>(file);
        for (int graph = 0; graph < facts.Count; graph++)
        {
            RevisionGraph built = Build(facts[graph]);
            Compare(failures, Invariant($"graph {graph}, heads"), facts[graph].Heads, built.Heads.Select(static one => one.Id));
            Compare(failures, Invariant($"graph {graph}, bases"), facts[graph].Bases, built.Bases.Select(static one => one.Id));
        }

        Assert.IsEmpty(failures, string.Join('\n', failures));
    }

    [TestMethod]
    [DataRow(File)]
    [DataRow(LargeFile)]
    public void Every_case_is_answered_as_the_reference_answers_it(string file)
    {
        var failures = new List<string>();
        int total = 0;
        IReadOnlyList<GraphFact> facts = ConformanceFile.Read<IReadOnlyList<GraphFact>>(file);
        for (int graph = 0; graph < facts.Count; graph++)
        {
            RevisionGraph built = Build(facts[graph]);
            var ancestry = new Ancestry(facts[graph].Graph);
            for (int number = 0; number < facts[graph].Cases.Count; number++)
            {
                GraphCase fact = facts[graph].Cases[number];
                string name = Invariant($"graph {graph}, case {number}: {fact.Command} [{string.Join(' ', fact.Current)}] {fact.Target}");
                total++;
                if (Check(built, ancestry, fact) is { } failure)
                {
                    failures.Add($"{name}: {failure}");
                }
            }
        }

        TestContext.WriteLine(Invariant($"{total - failures.Count} of {total} cases of {file} pass."));
        Assert.IsEmpty(failures, string.Join('\n', failures));
    }

    private static RevisionGraph Build(GraphFact fact) => new(fact.Graph.Select(static one => one.ToRevision()));

    private static string? Check(RevisionGraph graph, Ancestry ancestry, GraphCase fact)
    {
        // design.md §7 decides otherwise than the reference: two revisions of one lineage are a refusal, not two rows.
        string? error = fact.Command == "stamp" && fact.Error is null && IsOneLineage(graph, ancestry, fact)
            ? "RevisionError"
            : fact.Error;
        try
        {
            if (fact.Command == "resolve")
            {
                return Resolve(graph, fact);
            }

            RevisionPlan plan = Plan(graph, fact);
            return error is not null
                ? $"expected {error}, got steps {string.Join(' ', plan.Steps.Select(static step => step.Revision.Id))}"
                : CheckPlan(ancestry, fact, plan);
        }
        catch (MigrationException exception)
        {
            return Refusals.KindOf(exception) == error
                ? null
                : $"expected {error ?? $"rows {string.Join(' ', fact.Heads ?? fact.Revisions ?? [])}"}, got {Refusals.KindOf(exception)}: {exception.Message}";
        }
    }

    private static bool IsOneLineage(RevisionGraph graph, Ancestry ancestry, GraphCase fact) =>
        ancestry.HasRelated(fact.Target.Split(',').SelectMany(graph.Resolve).Select(static one => one.Id));

    private static string? Resolve(RevisionGraph graph, GraphCase fact)
    {
        IEnumerable<Revision> found = fact.Single
            ? graph.ResolveOne(fact.Target) is { } one ? [one] : []
            : graph.Resolve(fact.Target);
        return Difference(fact.Revisions ?? [fact.Error!], found.Select(static one => one.Id));
    }

    private static RevisionPlan Plan(RevisionGraph graph, GraphCase fact)
    {
        string[] targets = fact.Target.Split(',');
        return fact.Command switch
        {
            "upgrade" => graph.PlanUpgrade(fact.Current, targets),
            "downgrade" => graph.PlanDowngrade(fact.Current, fact.Target),
            "stamp" => graph.PlanStamp(fact.Current, targets),
            _ => throw new InvalidDataException($"'{fact.Command}' is no command of {File}."),
        };
    }

    private static string? CheckPlan(Ancestry ancestry, GraphCase fact, RevisionPlan plan)
    {
        string[] steps = fact.Command == "stamp" ? [] : [.. plan.Steps.Select(static step => step.Revision.Id)];
        return Difference(fact.Steps ?? [], steps) is { } other ? $"steps: {other}"
            : ancestry.FirstMisplaced(fact.Command == "downgrade" ? [.. steps.Reverse()] : steps) is { } misplaced
                ? $"'{misplaced}' runs on the wrong side of an ancestor: {string.Join(' ', steps)}"
            : Difference(fact.Heads ?? [], plan.RowsAfter) is { } rows ? $"rows: {rows}"
            : RowReplay.Check(plan);
    }

    private static void Compare(List<string> failures, string name, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        if (Difference(expected, actual) is { } difference)
        {
            failures.Add($"{name}: {difference}");
        }
    }

    private static string? Difference(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        string[] wanted = [.. expected.Order(StringComparer.Ordinal)];
        string[] got = [.. actual.Order(StringComparer.Ordinal)];
        return wanted.SequenceEqual(got, StringComparer.Ordinal)
            ? null
            : $"expected {string.Join(' ', wanted)}, got {string.Join(' ', got)}";
    }
}
