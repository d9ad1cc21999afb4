using CsCheck;
using Migrations.Build.Authoring;

namespace Migrations.Build.Tests.Authoring;

[TestClass]
public sealed class RegistryTableTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String, Gen.String[Gen.Char["\\\t\n\r,ctnru\ud800\udc00"], 0, 8], Gen.Const(""));

    // An empty list and a list of one empty text are written alike; no id is empty.
    private static readonly Gen<string[]> Texts = Text.Where(text => text.Length > 0).Array[0, 3];

    [TestMethod]
    public void What_is_written_is_read() =>
        Gen.Select(Text, Text, Texts, Texts, Text, Gen.Enum<RevisionKind>()).Sample((id, message, downs, labels, doc, kind) =>
        {
            var revision = new RegisteredRevision
            {
                Id = id,
                Message = message,
                DownRevisions = downs,
                DependsOn = labels,
                BranchLabels = labels,
                Documentation = doc,
                Kind = kind,
                Path = message,
                Line = id.Length,
                Name = doc,
                TextHash = "00ff",
            };

            var read = RegistryTable.Parse(RegistryTable.Text([RegistryTable.Line(revision), RegistryTable.Line(revision)]));

            return read.Count == 2
                && read.All(one => one == revision && one.Id == id && one.Message == message && one.Documentation == doc
                    && one.DownRevisions.SequenceEqual(downs, StringComparer.Ordinal));
        });

    [TestMethod]
    public void The_format_is_this() => Assert.AreEqual(
        "1\ta\nM\ta\tadd\\tx\tb,c\\c\t\tl\t2026-11-23\tMigrations/a.cs\t7\t00ff\tN.A\t\n"
        + "S\tb\t\t\t\t\t\t\t0\t\t\tdoc",
        RegistryTable.Text(
        [
            RegistryTable.Line(new RegisteredRevision
            {
                Id = "a", Message = "add\tx", DownRevisions = ["b", "c,"], BranchLabels = ["l"], CreateDate = "2026-11-23",
                Path = "Migrations/a.cs", Line = 7, TextHash = "00ff", Name = "N.A",
            }),
            RegistryTable.Line(new RegisteredRevision { Id = "b", Kind = RevisionKind.Sql, Documentation = "doc" }),
        ]));

    [TestMethod]
    public void Fields_that_a_later_version_adds_are_ignored() => Assert.AreEqual(
        "a", RegistryTable.Parse("1\nM\ta\t\t\t\t\t\t\t1\t\t\t\tlater").Single().Id);

    [TestMethod]
    public void The_heads_stand_in_the_first_line_unless_a_dependency_takes_one()
    {
        string[] branched = [Line("a"), Line("b", "a"), Line("c", "a")];
        string[] dependent = [Line("a"), RegistryTable.Line(new RegisteredRevision { Id = "d", DependsOn = ["a"] })];

        CollectionAssert.AreEqual(new[] { "b", "c" }, RegistryTable.ReadHeads(RegistryTable.Text(branched))!.ToArray());
        Assert.IsNull(RegistryTable.ReadHeads(RegistryTable.Text(dependent)));

        static string Line(string id, params string[] downs) => RegistryTable.Line(new RegisteredRevision { Id = id, DownRevisions = downs });
    }

    [TestMethod]
    public void A_table_without_rows_is_empty() => Assert.IsEmpty(RegistryTable.Parse("1"));
}
