namespace Migrations.Build.Tests.Revisions;

[TestClass]
public sealed class RevisionTargetTests
{
    [TestMethod]
    [DataRow("head", null, "head", null)]
    [DataRow(" ae10 ", null, "ae10", null)]
    [DataRow("billing@head", "billing", "head", null)]
    [DataRow("+2", null, "", 2)]
    [DataRow("-1", null, "", -1)]
    [DataRow("ae10+2", null, "ae10", 2)]
    [DataRow("billing@+2", "billing", "", 2)]
    [DataRow("my-label@ae10-3", "my-label", "ae10", -3)]
    [DataRow("@head", "", "head", null)]
    [DataRow("@+1", "", "+1", null)]
    [DataRow("ae10+", null, "ae10+", null)]
    [DataRow("ae10-1x", null, "ae10-1x", null)]
    [DataRow("+99999999999", null, "", int.MaxValue)]
    public void A_target_is_taken_apart(string text, string? branch, string symbol, int? steps)
    {
        var target = RevisionTarget.Parse(text);

        Assert.AreEqual((branch, symbol, steps), (target.Branch, target.Symbol, target.Steps));
    }

    [TestMethod]
    public void A_list_is_separated_by_blanks_bars_or_commas()
    {
        Assert.AreEqual("a billing@head +1 d", string.Join(' ', RevisionTarget.ParseList("a|billing@head  +1,d")));
        Assert.IsEmpty(RevisionTarget.ParseList(" "));
    }
}
