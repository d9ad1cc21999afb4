using Migrations.Build.Tests.Conformance;

namespace Migrations.Build.Tests.Revisions;

[TestClass]
public sealed class RevisionPlanTests
{
    [TestMethod]
    public void The_row_follows_a_line()
    {
        RevisionPlan plan = GraphText.Draw("a <- b <- c").PlanUpgrade([], "head");

        Assert.AreEqual("insert a; update a to b; update b to c", Changes(plan));
        Assert.AreEqual("upgrade  -> a, make a", plan.Steps[0].ToString());
    }

    [TestMethod]
    public void A_branch_makes_a_row_and_a_merge_takes_it_away()
    {
        RevisionPlan plan = GraphText.Draw("a <- b, a <- c, b + c <- d").PlanUpgrade(["a"], "head");

        Assert.AreEqual("update a to c; insert b; delete b; update c to d", Changes(plan));
    }

    [TestMethod]
    public void Undoing_a_merge_brings_both_rows_back()
    {
        RevisionPlan plan = GraphText.Draw("a <- b, a <- c, b + c <- d").PlanDowngrade(["d"], "b");

        Assert.AreEqual("insert b; update d to c", Changes(plan));
    }

    [TestMethod]
    public void A_base_with_a_dependency_replaces_its_row_and_gives_it_back()
    {
        RevisionGraph graph = GraphText.Draw("aaaa <- bbbb, dddd(bbbb)");

        Assert.AreEqual("update bbbb to dddd", Changes(graph.PlanUpgrade(["bbbb"], "dddd")));
        Assert.AreEqual("update dddd to bbbb", Changes(graph.PlanDowngrade(["dddd"], "dddd@base")));
    }

    /// <summary>
    /// The reference falls over here: the merge lists a parent that another of its parents covers by a dependency.
    /// </summary>
    [TestMethod]
    public void A_merge_of_a_parent_that_another_parent_covers_by_a_dependency_upgrades()
    {
        RevisionGraph graph = GraphText.Draw("d <- b, d <- c, c <- e, c <- f(b), e + b + f <- a");

        RevisionPlan up = graph.PlanUpgrade([], "heads");
        RevisionPlan down = graph.PlanDowngrade(["a"], "d");

        Assert.AreEqual("a", string.Join(' ', up.RowsAfter));
        Assert.IsNull(RowReplay.Check(up));
        Assert.AreEqual("d", string.Join(' ', down.RowsAfter));
        Assert.IsNull(RowReplay.Check(down));
        Assert.AreEqual("e f", string.Join(' ', down.Steps[0].RowsAfter));
    }

    [TestMethod]
    public void A_dependency_that_was_added_to_an_applied_revision_heals_the_rows_with_the_next_step()
    {
        RevisionPlan plan = GraphText.Draw("a, b(a) <- c").PlanUpgrade(["a", "b"], "c");

        Assert.AreEqual("delete a; update b to c", Changes(plan));
        Assert.IsNull(RowReplay.Check(plan));
    }

    [TestMethod]
    public void Equal_rows_count_once()
    {
        Assert.AreEqual("update a to b", Changes(GraphText.Draw("a <- b").PlanUpgrade(["a", "a"], "+1")));
    }

    [TestMethod]
    public void Downgrading_undoes_what_depends_on_it()
    {
        RevisionPlan plan = GraphText.Draw("a <- b, c(b) <- d").PlanDowngrade(["d"], "a");

        Assert.AreEqual("d c b", string.Join(' ', plan.Steps.Select(static step => step.Revision.Id)));
        Assert.AreEqual("a", string.Join(' ', plan.RowsAfter));
    }

    [TestMethod]
    public void Minus_one_with_several_rows_takes_the_first_and_warns()
    {
        RevisionPlan plan = GraphText.Draw("a <- b, a <- c").PlanDowngrade(["c", "b"], "-1");

        Assert.AreEqual("c", plan.Steps.Single().Revision.Id);
        Assert.Contains("'c', the first row", plan.Warnings.Single(), StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("+3")]
    [DataRow("a+5")]
    [DataRow("c-4")]
    [DataRow("-1")]
    public void A_step_beyond_the_end_is_a_clean_refusal(string target)
    {
        RevisionTargetException refusal = Assert.ThrowsExactly<RevisionTargetException>(
            () => GraphText.Draw("a <- b <- c").PlanUpgrade(["a"], target));

        Assert.AreEqual(target, refusal.Target);
    }

    [TestMethod]
    public void Targets_of_one_lineage_are_a_clean_refusal()
    {
        RevisionGraph graph = GraphText.Draw("a <- b <- c");

        Assert.ThrowsExactly<RevisionTargetException>(() => graph.PlanUpgrade([], "a", "c"));
        Assert.ThrowsExactly<RevisionTargetException>(() => graph.PlanStamp([], ["a", "c"]));
    }

    [TestMethod]
    public void A_downgrade_to_what_is_not_applied_is_refused()
    {
        RangeNotAncestorException refusal = Assert.ThrowsExactly<RangeNotAncestorException>(
            () => GraphText.Draw("a <- b <- c").PlanDowngrade(["a"], "c"));

        Assert.AreEqual("a", refusal.Upper.Single());
        Assert.AreEqual("c", refusal.Lower.Single());
    }

    [TestMethod]
    public void Stamping_the_heads_of_a_fork_moves_the_row_and_adds_one()
    {
        RevisionPlan plan = GraphText.Draw("a <- b <- c, b <- d").PlanStamp(["b"], ["heads"]);

        Assert.AreEqual("update b to c; insert d", Changes(plan));
        Assert.IsTrue(plan.Steps.All(static step => step.IsStamp));
        Assert.AreEqual("stamp b -> c", plan.Steps[0].ToString());
    }

    [TestMethod]
    public void Stamping_independent_branches_downwards_works_for_both()
    {
        RevisionPlan plan = GraphText.Draw("a <- b, c <- d").PlanStamp(["b", "d"], ["a", "c"]);

        Assert.AreEqual("a c", string.Join(' ', plan.RowsAfter));
        Assert.IsNull(RowReplay.Check(plan));
    }

    [TestMethod]
    public void A_stamp_with_purge_does_not_read_the_rows()
    {
        RevisionPlan plan = GraphText.Draw("a <- b").PlanStamp(["unknown"], ["head"], purge: true);

        Assert.IsTrue(plan.Purge);
        Assert.AreEqual("insert b", Changes(plan));
    }

    [TestMethod]
    public void Stamping_base_on_a_branch_deletes_its_row_alone()
    {
        RevisionPlan plan = GraphText.Draw("a[web] <- b, c <- d").PlanStamp(["b", "d"], ["web@base"]);

        Assert.AreEqual("delete b", Changes(plan));
    }

    [TestMethod]
    public void Being_at_head_counts_dependencies()
    {
        RevisionGraph graph = GraphText.Draw("a <- b, c(b)");

        Assert.IsTrue(graph.IsAtHead(["c"]));
        Assert.ThrowsExactly<DatabaseNotAtHeadException>(() => graph.RequireAtHead(["b"]));
        Assert.AreEqual("b c", string.Join(' ', graph.CurrentOf(["c"]).Select(static one => one.Id)));
    }

    private static string Changes(RevisionPlan plan) =>
        string.Join("; ", plan.Steps.SelectMany(static step => step.RowChanges));
}
