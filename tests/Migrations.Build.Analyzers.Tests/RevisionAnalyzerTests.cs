namespace Migrations.Build.Analyzers.Tests;

[TestClass]
public sealed class RevisionAnalyzerTests
{
    [TestMethod]
    public void A_sound_history_has_no_errors() => Check(
        """
        [Revision("a", "", BranchLabels = ["one"])] public class A : Step { }
        [Revision("b", "", DownRevision = "a")] public class B : Step { }
        [Revision("c", "", DownRevision = "a", DependsOn = ["b"])] public class C : Step { }
        [Revision("d", "", DownRevisions = ["b", "c"], BranchLabels = ["my-branch"])] public class D : Step { }
        [Revision("e", "", DependsOn = ["my-branch"])] public class E : Step { }
        """);

    [TestMethod]
    public void Two_revisions_with_one_id_are_both_errors() => Check(
        """
        [Revision("a", "")] public class A : Step { }
        [Revision("b", "", DownRevision = "a")] public class B : Step { }
        [Revision("a", "", DownRevision = "b")] public class C : Step { }
        """,
        "A.cs(1): MIG2006", "A.cs(3): MIG2006");

    [TestMethod]
    public void A_duplicate_says_where_the_other_one_is()
    {
        var message = Messages("""
            [Revision("a", "")] public class A : Step { }
            [Revision("a", "")] public class C : Step { }
            """)[0];

        Assert.AreEqual(
            "The revision id 'a' is also that of A.cs(2). Give one of them an id of its own, and correct the down-revisions that "
            + "mean it",
            message);
    }

    [TestMethod]
    public void An_unknown_down_revision_is_an_error_that_names_the_nearest_one()
    {
        const string Source = """
            [Revision("1975ea83b712", "")] public class A : Step { }
            [Revision("ae1027a6acf5", "", DownRevision = "1975ea83b721")] public class B : Step { }
            """;

        Check(Source, "A.cs(2): MIG2007");
        Assert.AreEqual(
            "Revision 'ae1027a6acf5' follows '1975ea83b721', which no revision of this project has as its id. Did you mean "
            + "'1975ea83b712'? Correct the name, or add the file that is missing",
            Messages(Source).Single());
    }

    [TestMethod]
    public void A_label_is_a_dependency_but_not_a_parent() => Check(
        """
        [Revision("a", "", BranchLabels = ["one"])] public class A : Step { }
        [Revision("b", "", DownRevision = "one")] public class B : Step { }
        [Revision("c", "", DependsOn = ["one"])] public class C : Step { }
        [Revision("d", "", DependsOn = ["two"])] public class D : Step { }
        """,
        "A.cs(2): MIG2007", "A.cs(4): MIG2007");

    [TestMethod]
    public void A_cycle_is_an_error_at_each_of_its_revisions()
    {
        const string Source = """
            [Revision("a", "", DownRevision = "c")] public class A : Step { }
            [Revision("b", "", DownRevision = "a")] public class B : Step { }
            [Revision("c", "", DownRevision = "b")] public class C : Step { }
            [Revision("d", "", DownRevision = "c")] public class D : Step { }
            """;

        Check(Source, "A.cs(1): MIG2008", "A.cs(2): MIG2008", "A.cs(3): MIG2008");
        Assert.Contains(
            "Revision 'a' comes before itself: it follows or depends on 'c', then 'b', then 'a'. Change the down-revision or "
            + "dependency that closes the cycle",
            Messages(Source));
    }

    [TestMethod]
    public void A_cycle_through_a_labelled_dependency_is_an_error() => Check(
        """
        [Revision("a", "", DependsOn = ["two"])] public class A : Step { }
        [Revision("b", "", DownRevision = "a", BranchLabels = ["two"])] public class B : Step { }
        """,
        "A.cs(1): MIG2008", "A.cs(2): MIG2008");

    [TestMethod]
    public void A_revision_that_follows_itself_or_depends_on_itself_is_an_error() => Check(
        """
        [Revision("a", "", DownRevision = "a")] public class A : Step { }
        [Revision("b", "", DependsOn = ["b"])] public class B : Step { }
        """,
        "A.cs(1): MIG2008", "A.cs(2): MIG2008");

    [TestMethod]
    public void A_label_on_two_revisions_or_equal_to_an_id_is_an_error() => Check(
        """
        [Revision("a", "", BranchLabels = ["one"])] public class A : Step { }
        [Revision("b", "", BranchLabels = ["one"])] public class B : Step { }
        [Revision("c", "", BranchLabels = ["a"])] public class C : Step { }
        """,
        "A.cs(1): MIG2009", "A.cs(2): MIG2009", "A.cs(3): MIG2009");

    [TestMethod]
    [DataRow("a@b")]
    [DataRow("a-b")]
    [DataRow("a+b")]
    [DataRow("a:b")]
    [DataRow("a b")]
    [DataRow("a,b")]
    [DataRow("head")]
    [DataRow("")]
    public void An_id_that_no_target_could_name_is_an_error(string id) => Check(
        $$"""[Revision("{{id}}", "")] public class A : Step { }""", "A.cs(1): MIG2010");

    [TestMethod]
    public void A_null_id_is_an_error_and_null_or_empty_edges_are_none() => Check(
        """
        [Revision(null!, "")] public class A : Step { }
        [Revision("b", null!, DownRevision = "", DownRevisions = null!, DependsOn = new string[0], BranchLabels = [""])] public class B : Step { }
        """,
        "A.cs(1): MIG2010");

    [TestMethod]
    [DataRow("a@b")]
    [DataRow("v-2")]
    [DataRow("heads")]
    public void A_label_that_no_target_could_name_is_an_error(string label) => Check(
        $$"""[Revision("a", "", BranchLabels = ["{{label}}"])] public class A : Step { }""", "A.cs(1): MIG2010");

    [TestMethod]
    public void A_class_that_is_no_migration_is_an_error_and_the_rest_still_compiles() => Check(
        """
        [Revision("a", "")] public class A { }
        [Revision("b", "", DownRevision = "a")] public class B : Step { }
        """,
        "A.cs(1): MIG2013");

    [TestMethod]
    [DataRow("public abstract class A : Step { }")]
    [DataRow("public class A<T> : Step { }")]
    [DataRow("public class A(int x) : Step { public int X => x; }")]
    [DataRow("public class A : Step { private A() { } }")]
    [DataRow("public class A : Step { public required int X { get; init; } }")]
    [DataRow("file class A : Step { }")]
    public void A_class_that_cannot_be_created_is_an_error_and_the_rest_still_compiles(string declaration) => Check(
        $$"""
        [Revision("b", "", DownRevision = "a")] public class B : Step { }
        [Revision("a", "")]
        {{declaration}}
        """,
        "A.cs(2): MIG2014");

    [TestMethod]
    public void A_class_nested_in_private_or_generic_classes_is_an_error() => Check(
        """
        public class Outer { private class Inner { [Revision("a", "")] public class A : Step { } } }
        public class Generic<T> {
            [Revision("b", "")] public class A : Step { } }
        """,
        "A.cs(1): MIG2014", "A.cs(3): MIG2014");

    [TestMethod]
    public void A_sql_revision_is_checked_at_its_own_lines() => Check(
        [
            ("A.cs", Source("[Revision(\"a\", \"\")] public class A : Step { }")),
            ("b.sql", "-- revision: b\n-- message: fill\n-- down: x\n-- depends: y\n-- labels: a\n-- upgrade\n"),
            ("c.sql", "-- message: no id\nSELECT 1;\n-- upgrade\n"),
            ("d.sql", "-- revision: a\n-- dwon: b\n"),
        ],
        "A.cs(1): MIG2006",
        "b.sql(3): MIG2007",
        "b.sql(4): MIG2007",
        "b.sql(5): MIG2009",
        "c.sql(1): MIG2015",
        "c.sql(2): MIG2015",
        "d.sql(1): MIG2006",
        "d.sql(1): MIG2015",
        "d.sql(2): MIG2015");

    [TestMethod]
    public void Sql_and_classes_form_one_history() => Check(
    [
        ("A.cs", Source("[Revision(\"a\", \"\", DownRevision = \"b\")] public class A : Step { }")),
        ("b.sql", "-- revision: b\n-- upgrade\n"),
    ]);

    private static string Source(string revisions) => revisions + """

        public abstract class Step : Migration { public override void Upgrade(MigrationOperations op) { } }
        """;

    private static void Check(string revisions, params string[] expected) => Check([("A.cs", Source(revisions))], expected);

    private static void Check((string Path, string Text)[] files, params string[] expected)
    {
        var project = RevisionProject.Of([.. files, ("Usings.cs", "global using Migrations.Build;")]);

        Assert.IsEmpty(project.CompilerErrors());
        Assert.AreEqual(string.Join('\n', expected), string.Join('\n', project.Errors()));
    }

    private static string[] Messages(string revisions) =>
    [
        .. RevisionProject.Of(("A.cs", Source(revisions)), ("Usings.cs", "global using Migrations.Build;"))
            .AnalyzerDiagnostics()
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)),
    ];
}
