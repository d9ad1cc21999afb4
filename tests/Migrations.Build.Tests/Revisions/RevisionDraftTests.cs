using Migrations.Build.Revisions;

namespace Migrations.Build.Tests.Revisions;

[TestClass]
public sealed class RevisionDraftTests
{
    private static readonly RevisionGraph Graph = GraphText.Draw("aaaa <- bbbb[web], aaaa <- cccc");

    [TestMethod]
    public void Several_heads_need_a_choice()
    {
        Assert.ThrowsExactly<MultipleHeadsException>(() => RevisionDraft.Of(Graph, Wanted()));
    }

    [TestMethod]
    public void A_dependency_keeps_its_label_and_a_start_becomes_the_id()
    {
        RevisionDraft draft = RevisionDraft.Of(Graph, Wanted() with { Heads = ["cccc"], DependsOn = ["web", "aaa", "web@head"] });

        Assert.AreEqual("cccc", draft.Revision.DownRevisions.Single());
        Assert.AreEqual("web aaaa bbbb", string.Join(' ', draft.Revision.DependsOn));
        Assert.AreEqual("empty message", draft.Revision.Message);
    }

    [TestMethod]
    public void What_is_no_head_needs_a_splice()
    {
        Assert.ThrowsExactly<RevisionRefusedException>(() => RevisionDraft.Of(Graph, Wanted() with { Heads = ["aaaa"] }));
        Assert.AreEqual(
            "aaaa", RevisionDraft.Of(Graph, Wanted() with { Heads = ["aaaa"], Splice = true }).Revision.DownRevisions.Single());
    }

    [TestMethod]
    public void A_merge_follows_both()
    {
        RevisionDraft draft = RevisionDraft.Of(Graph, Wanted() with { Heads = ["heads"] });

        Assert.AreEqual("bbbb cccc", string.Join(' ', draft.Revision.DownRevisions));
        _ = new RevisionGraph(Graph.Revisions.Append(draft.Revision));
    }

    [TestMethod]
    public void A_head_cannot_be_named_twice()
    {
        Assert.ThrowsExactly<RevisionRefusedException>(() => RevisionDraft.Of(Graph, Wanted() with { Heads = ["bbbb", "bbb"] }));
    }

    [TestMethod]
    public void An_id_or_label_that_is_taken_is_refused_before_anything_is_written()
    {
        Assert.ThrowsExactly<DuplicateRevisionException>(() => RevisionDraft.Of(Graph, Wanted() with { Id = "aaaa" }));
        Assert.ThrowsExactly<DuplicateLabelException>(
            () => RevisionDraft.Of(Graph, Wanted() with { Heads = ["bbbb"], BranchLabels = ["web"] }));
    }

    [TestMethod]
    public void With_several_locations_the_file_goes_where_its_head_is()
    {
        var graph = new RevisionGraph([new("aaaa") { Path = "Billing/aaaa.cs" }]);
        NewRevision wanted = Wanted() with { VersionLocations = ["Migrations", "./Billing/"] };

        Assert.AreEqual("./Billing/", RevisionDraft.Of(graph, wanted).Location);
        Assert.AreEqual("Migrations", RevisionDraft.Of(graph, wanted with { VersionPath = "Migrations/" }).Location);
        Assert.ThrowsExactly<RevisionRefusedException>(() => RevisionDraft.Of(graph, wanted with { Heads = ["base"] }));
        Assert.ThrowsExactly<RevisionRefusedException>(() => RevisionDraft.Of(graph, wanted with { VersionPath = "Elsewhere" }));
    }

    [TestMethod]
    [DataRow("Modules/Billing/2026/aaaa.cs", "Modules/Billing")]
    [DataRow("Modules/Billing2/aaaa.cs", "Modules")]
    [DataRow("aaaa.cs", ".")]
    public void A_head_in_a_directory_below_a_location_is_of_the_innermost_one(string path, string location)
    {
        var graph = new RevisionGraph([new("aaaa") { Path = path }]);

        Assert.AreEqual(
            location, RevisionDraft.Of(graph, Wanted() with { VersionLocations = ["Modules", "Modules/Billing", "."] }).Location);
    }

    [TestMethod]
    public void A_drawn_id_has_twelve_digits()
    {
        Assert.AreEqual("ba9876543210", RevisionId.Draw(Guid.Parse("00000000-0000-0000-0000-ba9876543210")));
    }

    private static NewRevision Wanted() => new() { Id = "dddd", VersionLocations = ["Migrations"] };
}
