namespace Migrations.Build.Tests.Revisions;

[TestClass]
public sealed class RevisionGraphTests
{
    [TestMethod]
    public void Heads_do_not_count_dependencies_and_real_heads_do()
    {
        RevisionGraph graph = GraphText.Draw("a <- b, c(b) <- d");

        Assert.AreEqual("b d", Ids(graph.Heads));
        Assert.AreEqual("d", Ids(graph.RealHeads));
        Assert.AreEqual("a c", Ids(graph.Bases));
        Assert.IsTrue(graph.IsHead("b"));
        Assert.IsFalse(graph.IsRealHead("b"));
    }

    [TestMethod]
    public void Branch_points_and_merge_points_are_known()
    {
        RevisionGraph graph = GraphText.Draw("a <- b, a <- c, b + c <- d");

        Assert.IsTrue(graph.IsBranchPoint("a"));
        Assert.IsTrue(graph.IsMergePoint("d"));
        Assert.IsFalse(graph.IsBranchPoint("b"));
        Assert.AreEqual("b c", Ids(graph.ChildrenOf("a")));
    }

    [TestMethod]
    public void A_label_goes_up_to_every_descendant_and_down_to_the_fork_exclusive()
    {
        RevisionGraph graph = GraphText.Draw("a <- b <- c[web] <- d, a <- x");

        Assert.AreEqual("web", string.Join(' ', graph.LabelsOf("d")));
        Assert.AreEqual("web", string.Join(' ', graph.LabelsOf("b")));
        Assert.IsEmpty(graph.LabelsOf("a"));
        Assert.IsEmpty(graph.LabelsOf("x"));
    }

    [TestMethod]
    public void A_label_does_not_go_down_when_its_own_line_forks_above()
    {
        RevisionGraph graph = GraphText.Draw("a <- b[web] <- c, b <- d");

        Assert.AreEqual("web", string.Join(' ', graph.LabelsOf("c")));
        Assert.IsEmpty(graph.LabelsOf("a"));
    }

    [TestMethod]
    public void A_dependency_on_the_line_is_a_fork_for_labels()
    {
        RevisionGraph graph = GraphText.Draw("a <- b <- c[web] <- d, x(b)");

        Assert.IsEmpty(graph.LabelsOf("b"));
    }

    [TestMethod]
    [DataRow("ae1027", "ae1027a6acf5")]
    [DataRow("a", "ae1027a6acf5")]
    [DataRow("bill", "bc00aa11bb22")]
    [DataRow("head", "cd33dd44ee55")]
    [DataRow("billing@head", "cd33dd44ee55")]
    [DataRow("billing@base", "")]
    [DataRow("base", "")]
    [DataRow("-1", "bc00aa11bb22")]
    [DataRow("ae10@bc00", "bc00aa11bb22")]
    public void A_target_names_its_revision(string target, string expected)
    {
        RevisionGraph graph = GraphText.Draw("ae1027a6acf5 <- bc00aa11bb22[billing] <- cd33dd44ee55");

        Assert.AreEqual(expected, Ids(graph.Resolve(target)));
    }

    [TestMethod]
    public void Keys_of_three_characters_are_found_whole_only()
    {
        RevisionGraph graph = GraphText.Draw("abc");

        Assert.AreEqual("abc", Ids(graph.Resolve("abc")));
        Assert.ThrowsExactly<UnknownRevisionException>(() => graph.Resolve("ab"));
    }

    [TestMethod]
    public void A_whole_id_beats_a_longer_one_that_starts_with_it()
    {
        RevisionGraph graph = GraphText.Draw("aaaa <- aaaab");

        Assert.AreEqual("aaaa", Ids(graph.Resolve("aaaa")));
    }

    [TestMethod]
    public void An_ambiguous_start_names_its_candidates()
    {
        RevisionGraph graph = GraphText.Draw("aaaa1 <- aaaa2");

        AmbiguousRevisionException refusal = Assert.ThrowsExactly<AmbiguousRevisionException>(() => graph.Resolve("aaaa"));

        Assert.AreEqual("aaaa1 aaaa2", string.Join(' ', refusal.Candidates));
        Assert.AreEqual(DiagnosticCodes.AmbiguousRevision, refusal.Code);
    }

    [TestMethod]
    public void A_branch_narrows_an_ambiguous_start()
    {
        RevisionGraph graph = GraphText.Draw("aaaa1[web], aaaa2[mail]");

        Assert.AreEqual("aaaa2", Ids(graph.Resolve("mail@aaaa")));
    }

    [TestMethod]
    public void Several_heads_are_named_with_the_merge_that_joins_them()
    {
        RevisionGraph graph = GraphText.Draw("a <- b, a <- c");

        MultipleHeadsException refusal = Assert.ThrowsExactly<MultipleHeadsException>(() => graph.ResolveOne("head"));

        Assert.AreEqual("b c", string.Join(' ', refusal.Heads));
        Assert.Contains("dotnet build -t:MigrateMerge -p:MigrateRevisions=\"b c\"", refusal.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_mistyped_id_is_answered_with_the_nearest()
    {
        RevisionGraph graph = GraphText.Draw("ae1027a6acf5 <- bc00aa11bb22");

        UnknownRevisionException refusal = Assert.ThrowsExactly<UnknownRevisionException>(() => graph.Resolve("ae1072a6acf5"));

        Assert.AreEqual("ae1027a6acf5", refusal.Nearest);
    }

    [TestMethod]
    public void A_row_that_no_revision_knows_names_the_nearest_and_the_way_out()
    {
        RevisionGraph graph = GraphText.Draw("ae1027a6acf5 <- bc00aa11bb22");

        UnknownVersionRowException refusal = Assert.ThrowsExactly<UnknownVersionRowException>(
            () => graph.PlanUpgrade(["ae1027a6acff"], "head"));

        Assert.AreEqual("ae1027a6acf5", refusal.Nearest);
        Assert.Contains("MigratePurge=true", refusal.Message, StringComparison.Ordinal);
        Assert.AreEqual(DiagnosticCodes.UnknownVersionRow, refusal.Code);
    }

    [TestMethod]
    public void Rows_at_revisions_leave_out_what_another_implies()
    {
        RevisionGraph graph = GraphText.Draw("a <- b, c(b), d");

        Assert.AreEqual("c d", string.Join(' ', graph.RowsAt("a", "c", "d", "heads")));
        Assert.IsEmpty(graph.RowsAt("base"));
    }

    [TestMethod]
    public void Revisions_are_equal_when_every_member_is()
    {
        var one = new Revision("a") { DownRevisions = ["b", "c"], BranchLabels = ["web"] };
        var other = new Revision("a") { DownRevisions = new List<string> { "b", "c" }, BranchLabels = ["web"] };

        Assert.AreEqual(one, other);
        Assert.AreEqual(one.GetHashCode(), other.GetHashCode());
        Assert.AreNotEqual(one, one with { DownRevisions = ["c", "b"] });
    }

    private static string Ids(IEnumerable<Revision> revisions) => string.Join(' ', revisions.Select(static one => one.Id));
}
