namespace Migrations.Build.Tests.Revisions;

[TestClass]
public sealed class GraphProblemTests
{
    [TestMethod]
    public void An_id_that_is_declared_twice_is_reported_at_the_second_place()
    {
        var first = new Revision("a") { Path = "Migrations/a_one.cs", Location = new("Migrations/a_one.cs", 5) };
        var second = new Revision("a") { Path = "Migrations/a_two.cs", Location = new("Migrations/a_two.cs", 7) };

        foreach (Revision[] order in new[] { new[] { first, second }, [second, first] })
        {
            DuplicateRevisionException problem = Assert.ThrowsExactly<DuplicateRevisionException>(() => new RevisionGraph(order));
            Assert.AreEqual(second.Location, problem.Location);
            Assert.AreEqual(first, problem.Other);
            Assert.Contains("a_one.cs(5)", problem.Message, StringComparison.Ordinal);
        }
    }

    [TestMethod]
    public void A_parent_that_does_not_exist_is_named_with_the_nearest()
    {
        Revision[] revisions = [new("ae10"), new("bc20") { DownRevisions = ["ae11"], Location = new("b.cs", 3) }];

        UnknownParentException problem = Assert.ThrowsExactly<UnknownParentException>(() => new RevisionGraph(revisions));

        Assert.AreEqual("ae11", problem.Name);
        Assert.IsFalse(problem.IsDependency);
        Assert.AreEqual(new SourceLocation("b.cs", 3), problem.Location);
        Assert.Contains("'ae10'", problem.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_parent_cannot_be_a_label()
    {
        Revision[] revisions = [new("a") { BranchLabels = ["web"] }, new("b") { DownRevisions = ["web"] }];

        Assert.ThrowsExactly<UnknownParentException>(() => new RevisionGraph(revisions));
    }

    [TestMethod]
    public void A_dependency_that_does_not_exist_is_reported()
    {
        UnknownParentException problem = Assert.ThrowsExactly<UnknownParentException>(
            () => new RevisionGraph([new("a") { DependsOn = ["nowhere"] }]));

        Assert.IsTrue(problem.IsDependency);
    }

    [TestMethod]
    [DataRow("a <- b <- c, c <- a", "a c b", false)]
    [DataRow("a <- a", "a", false)]
    [DataRow("a(a)", "a", true)]
    [DataRow("a(c) <- b, c(b)", "a c b", true)]
    [DataRow("z <- a <- b <- c <- a", "a c b", false)]
    public void A_circle_names_its_members(string drawing, string members, bool throughDependencies)
    {
        RevisionCycleException problem = Assert.ThrowsExactly<RevisionCycleException>(() => GraphText.Draw(drawing));

        Assert.AreEqual(members, string.Join(' ', problem.Cycle.Select(static one => one.Id)));
        Assert.AreEqual(throughDependencies, problem.ThroughDependencies);
        Assert.AreEqual(DiagnosticCodes.RevisionCycle, problem.Code);
    }

    [TestMethod]
    [DataRow("a[web], b[web]")]
    [DataRow("a[b], b")]
    public void A_label_that_is_taken_is_reported(string drawing)
    {
        Assert.ThrowsExactly<DuplicateLabelException>(() => GraphText.Draw(drawing));
    }

    [TestMethod]
    [DataRow("a@b")]
    [DataRow("a-b")]
    [DataRow("a+b")]
    [DataRow("a:b")]
    [DataRow("")]
    [DataRow("a b")]
    [DataRow("a\tb")]
    [DataRow("a,b")]
    [DataRow("a;b")]
    [DataRow("a|b")]
    [DataRow("head")]
    [DataRow("heads")]
    [DataRow("base")]
    [DataRow("current")]
    public void An_id_that_a_target_or_a_list_could_not_name_is_refused(string id)
    {
        Assert.ThrowsExactly<InvalidRevisionIdException>(() => new RevisionGraph([new Revision(id)]));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(" ")]
    [DataRow(" a")]
    [DataRow("a@b")]
    [DataRow("a:b")]
    [DataRow("a-1")]
    [DataRow("a,b")]
    [DataRow("a;b")]
    [DataRow("a|b")]
    [DataRow("a\nb")]
    [DataRow("head")]
    [DataRow("current")]
    public void A_label_that_a_target_or_a_list_could_not_name_is_refused(string label)
    {
        Assert.ThrowsExactly<InvalidRevisionIdException>(() => new RevisionGraph([new Revision("a") { BranchLabels = [label] }]));
    }

    [TestMethod]
    [DataRow("release-x")]
    [DataRow("third party")]
    [DataRow("a+b")]
    public void A_label_is_freer_than_an_id(string label)
    {
        Assert.AreEqual("a", new RevisionGraph([new Revision("a") { BranchLabels = [label] }]).ResolveOne(label + "@head")!.Id);
    }

    [TestMethod]
    public void All_problems_can_be_had_at_once()
    {
        Revision[] revisions = [new("a-b"), new("c") { DownRevisions = ["c"] }, new("d") { DownRevisions = ["x"] }];

        string[] codes = [.. RevisionGraph.FindProblems(revisions).Select(static problem => problem.Code)];

        Assert.AreSequenceEqual(
            [DiagnosticCodes.InvalidRevisionId, DiagnosticCodes.UnknownParent, DiagnosticCodes.RevisionCycle], codes);
    }
}
