using System.Globalization;
using Migrations.Build.Authoring;

namespace Migrations.Build.Tests.Authoring;

[TestClass]
public sealed class SqlRevisionFileTests
{
    private const string Whole = """
        -- revision: 1975ea83b712
        -- message: add account table: first
        -- down: aaaa, bbbb
        -- depends: cccc dddd
        -- labels: billing
        -- created: 2026-11-23T10:30:00+00:00
        --
        -- Why: the shop sells.

        -- upgrade
        CREATE TABLE account (id int);
        -- a comment

        --  Downgrade
        DROP TABLE account;

        """;

    [TestMethod]
    public void Header_and_parts_are_read_with_their_lines()
    {
        var file = SqlRevisionFile.Parse(Whole, "Migrations/a.sql");

        Assert.IsEmpty(file.Problems);
        Assert.AreEqual("1975ea83b712", file.Id);
        Assert.AreEqual("add account table: first", file.Message);
        CollectionAssert.AreEqual(new[] { "aaaa", "bbbb" }, file.DownRevisions.ToArray());
        CollectionAssert.AreEqual(new[] { "cccc", "dddd" }, file.DependsOn.ToArray());
        CollectionAssert.AreEqual(new[] { "billing" }, file.BranchLabels.ToArray());
        Assert.AreEqual("2026-11-23T10:30:00+00:00", file.CreateDate);
        Assert.AreEqual("Why: the shop sells.", file.Documentation);
        Assert.AreEqual(new SqlRevisionPart("CREATE TABLE account (id int);\n-- a comment\n\n", 11), file.Upgrade);
        Assert.AreEqual(new SqlRevisionPart("DROP TABLE account;\n", 15), file.Downgrade);
        Assert.AreEqual(3, file.LineOf("down"));
    }

    [TestMethod]
    [DataRow("\r\n")]
    [DataRow("\r")]
    public void Line_ends_and_a_byte_order_mark_change_no_line(string end)
    {
        var file = SqlRevisionFile.Parse("\uFEFF" + Whole.ReplaceLineEndings(end), "a.sql");

        Assert.AreEqual("1975ea83b712", file.Id);
        Assert.AreEqual(11, file.Upgrade?.Line);
        Assert.AreEqual(15, file.Downgrade?.Line);
        Assert.AreEqual("DROP TABLE account;" + end, file.Downgrade?.Text);
    }

    [TestMethod]
    public void A_file_without_a_downgrade_cannot_be_undone()
    {
        var file = SqlRevisionFile.Parse("--revision:a\n--upgrade", "a.sql");

        Assert.IsEmpty(file.Problems);
        Assert.IsNull(file.Downgrade);
        Assert.AreEqual(new SqlRevisionPart("", 3), file.Upgrade);
    }

    [TestMethod]
    [DataRow("", "1: The header names no revision. Add the line '-- revision: <id>', with an id of its own.",
        "1: The file has no '-- upgrade' line. Add it before the statements of the upgrade.")]
    [DataRow("-- message: x\n-- revision:\n-- upgrade",
        "2: The header names no revision. Add the line '-- revision: <id>', with an id of its own.")]
    [DataRow("-- revision: a\nSELECT 1;\n-- upgrade",
        "2: SQL stands before '-- upgrade'. Put the line '-- upgrade' before the first statement.")]
    [DataRow("-- revision: a\n-- revision: b\n-- upgrade",
        "2: 'revision' stands here a second time (first at line 1). Keep one; a list is separated by commas.")]
    [DataRow("-- revision: a\n-- dwon: b\n-- upgrade",
        "2: The header has no key 'dwon'. Did you mean 'down'? The keys are revision, message, down, depends, labels, created.")]
    [DataRow("-- revision: a\n-- upgrade\n-- downgrade\n-- upgrade",
        "4: '-- upgrade' stands here a second time (the first part starts at line 3). Keep one of each.")]
    [DataRow("-- revision: a\n-- downgrade\n-- upgrade", "3: '-- upgrade' stands after '-- downgrade'. Put the upgrade first.")]
    public void What_cannot_be_read_is_a_problem_at_its_line(string text, params string[] expected) => Assert.AreEqual(
        string.Join('\n', expected),
        string.Join('\n', SqlRevisionFile.Parse(text, "a.sql").Problems.Select(problem => string.Create(CultureInfo.InvariantCulture, $"{problem.Line}: {problem.Message}"))));
}
