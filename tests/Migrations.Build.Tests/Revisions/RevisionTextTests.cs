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

    private static string Joined(IEnumerable<string> lines) => string.Join('\n', lines);
}
