using Migrations.Build.Scripts;

namespace Migrations.Build.Tests.Scripts;

[TestClass]
public sealed class ClassNameTests
{
    [TestMethod]
    [DataRow("add account table", "AddAccountTable")]
    [DataRow("Add `name` to account (again)!", "AddNameToAccountAgain")]
    [DataRow("drop HTML column", "DropHTMLColumn")]
    [DataRow("2fa for users", "Revision2faForUsers")]
    [DataRow("straße größer", "StraßeGrößer")]
    [DataRow("cafe\u0301 menu", "Cafe\u0301Menu")]
    [DataRow("", "Revision_ae10")]
    [DataRow("!!! 😀", "Revision_ae10")]
    [DataRow("table", "TableRevision")]
    [DataRow("migration", "MigrationRevision")]
    [DataRow("create table", "CreateTableRevision")]
    [DataRow("initial", "Initial")]
    [DataRow("line\nbreak\t\"quoted\"", "LineBreakQuoted")]
    public void A_message_becomes_a_name(string message, string expected) =>
        Assert.AreEqual(expected, ClassName.Of(message, "ae10"));

    [TestMethod]
    public void A_name_in_use_gets_the_id() => Assert.AreEqual(
        "AddIndex_ae_10", ClassName.Of("add index", "ae.10", new HashSet<string>(StringComparer.Ordinal) { "AddIndex" }));

    [TestMethod]
    public void A_long_message_is_cut_at_a_word() => Assert.AreEqual(
        string.Concat(Enumerable.Repeat("Words", 16)), ClassName.Of(string.Join(' ', Enumerable.Repeat("words", 100)), "a"));

    [TestMethod]
    public void A_long_word_is_cut() => Assert.AreEqual(
        80, ClassName.Of(new string('a', 500), "a").Length);
}
