using Migrations.Build.Revisions;

namespace Migrations.Build.Tests.Revisions;

[TestClass]
public sealed class RevisionTextTests
{
    private static readonly RevisionGraph Graph = GraphText.Draw("a <- b[web], a <- c, b + c <- d, e(b)");

    [TestMethod]
    public void History_shows_every_mark_in_its_order()
    {
        Assert.AreEqual(
            """
            b, c -> d (web) (head) (current) (mergepoint), make d
            <base> (b) -> e (head), make e
            a -> b (web), make b
            a -> c, make c
            <base> -> a (branchpoint), make a
            """,
            Joined(new RevisionText(Graph).History(rows: ["d"], indicateCurrent: true)));
    }

    [TestMethod]
    public void A_range_includes_both_ends()
    {
        Assert.AreEqual("a -> b (web), make b\n<base> -> a (branchpoint), make a", Joined(new RevisionText(Graph).History("a:b")));
    }

    [TestMethod]
    public void A_range_without_a_colon_is_refused()
    {
        Assert.ThrowsExactly<RevisionTargetException>(() => new RevisionText(Graph).History("a"));
    }

    [TestMethod]
    public void A_range_from_above_to_below_is_refused()
    {
        Assert.ThrowsExactly<RangeNotAncestorException>(() => new RevisionText(Graph).History("d:a"));
    }

    [TestMethod]
    public void A_record_has_its_lines_in_order()
    {
        var graph = new RevisionGraph(
        [
            new("a"),
            new("b")
            {
                Message = "add b",
                Documentation = "add b\n\nslowly",
                DependsOn = ["a"],
                BranchLabels = ["web"],
                Path = "Migrations/b.cs",
            },
        ]);

        Assert.AreEqual(
            """
            Rev: b (head)
            Parent: <base>
            Also depends on: a
            Branch names: web
            Path: Migrations/b.cs

                add b
                
                slowly

            """,
            Joined(new RevisionText(graph).Show("b")));
    }

    [TestMethod]
    public void A_branch_point_stands_above_what_it_branches_into()
    {
        Assert.AreEqual(
            "a (branchpoint)\n  -> b (web)\n  -> c\n", Joined(new RevisionText(Graph).Branches()));
    }

    [TestMethod]
    public void A_head_that_only_a_dependency_consumes_is_an_effective_head()
    {
        RevisionGraph graph = GraphText.Draw("a, b(a)");

        Assert.AreEqual("a (effective head)\nb (head)", Joined(new RevisionText(graph).Heads()));
        Assert.AreEqual("b (head)", Joined(new RevisionText(graph).Heads(resolveDependencies: true)));
        Assert.AreEqual("a (effective head)\nb (head)", Joined(new RevisionText(graph).Current(["b"], "db")));
    }

    [TestMethod]
    public void The_graph_is_drawn_where_branches_join_and_merges_part()
    {
        Assert.AreEqual(
            """
            @  b, c -> d (web) (head) (current) (mergepoint), make d
            ├─╮
            │ │ o  <base> (b) -> e (head), make e
            o │  a -> b (web), make b
            │ o  a -> c, make c
            ├─╯
            o  <base> -> a (branchpoint), make a
            """,
            Drawn(Graph, rows: ["d"]));
    }

    [TestMethod]
    public void A_lane_passes_over_those_that_it_does_not_join()
    {
        Assert.AreEqual(
            """
            o  c, g -> h (head) (mergepoint), make h
            ├─╮
            o │  b -> c, make c
            o │  a -> b, make b
            │ │ o  e -> i (head), make i
            │ │ o  d -> e, make e
            │ │ │ o  d, f -> j (head) (mergepoint), make j
            │ │ ├─┤
            │ o │ │  f -> g, make g
            │ ╰─│─┤
            │   │ o  a -> f (branchpoint), make f
            ├───│─╯
            │   o  a -> d (branchpoint), make d
            ├───╯
            o  <base> -> a (branchpoint), make a
            """,
            Drawn(GraphText.Draw("a <- b <- c, a <- d <- e, a <- f <- g, c + g <- h, e <- i, d + f <- j")));
    }

    [TestMethod]
    public void A_merge_of_many_and_branches_of_many_are_drawn()
    {
        Assert.AreEqual(
            """
            o  b, c, d, e -> f (head) (mergepoint), make f
            ├─┬─┬─╮
            o │ │ │  a -> b, make b
            │ o │ │  a -> c, make c
            ├─╯ │ │
            │   o │  a -> d, make d
            ├───╯ │
            │     o  a -> e, make e
            ├─────╯
            o  <base> -> a (branchpoint), make a
            """,
            Drawn(GraphText.Draw("a <- b, a <- c, a <- d, a <- e, b + c + d + e <- f")));
    }

    [TestMethod]
    public void Records_have_the_lanes_beside_all_their_lines()
    {
        Assert.AreEqual(
            """
            o  Rev: b (head)
            │  Parent: a
            │  Path:
            │
            │      make b
            │
            │ o  Rev: c (head)
            ├─╯  Parent: a
            │  Path:
            │
            │      make c
            │
            o  Rev: a (branchpoint)
              Parent: <base>
              Branches into: b, c
              Path:

                  make a

            """,
            Drawn(GraphText.Draw("a <- b, a <- c"), verbose: true));
    }

    [TestMethod]
    public void A_long_line_stays_in_one_lane()
    {
        string[] lines = [.. Drawn(GraphText.Draw(string.Join(" <- ", Enumerable.Range(0, 50).Select(number => $"r{number:00}")))).Split('\n')];

        Assert.HasCount(50, lines);
        Assert.IsTrue(Array.TrueForAll(lines, line => line.StartsWith("o  ", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Ids_and_marks_have_colours_only_when_they_are_asked_for()
    {
        RevisionGraph graph = GraphText.Draw("a <- b");

        Assert.AreEqual(
            "a -> \u001b[33mb\u001b[0m\u001b[32m (head)\u001b[0m\u001b[36m (current)\u001b[0m, make b\n<base> -> \u001b[33ma\u001b[0m, make a",
            Joined(new RevisionText(graph, isColoured: true).History(rows: ["b"], indicateCurrent: true)));
        Assert.DoesNotContain("\u001b", Joined(new RevisionText(graph).History(rows: ["b"], indicateCurrent: true)), StringComparison.Ordinal);
    }

    private static string Drawn(RevisionGraph graph, bool verbose = false, params string[] rows) =>
        Joined(new RevisionText(graph).History(RevisionHistory.Of(graph.Resolver, range: null, rows), rows, verbose, isDrawn: true));

    private static string Joined(IEnumerable<string> lines) => string.Join('\n', lines);
}
