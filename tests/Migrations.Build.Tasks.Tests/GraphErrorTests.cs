using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>What is wrong with a history, in real builds: at the attribute when the compiler sees it, else when a command runs.</summary>
[TestClass]
public sealed class GraphErrorTests
{
    private static Workspace _workspace = null!;
    private static string _project = null!;

    [ClassInitialize]
    public static void Restore(TestContext context)
    {
        _workspace = new Workspace();
        _project = _workspace.WriteSdkProject(Workspace.EngineReferences);
        InProcessBuild.Restore(_project).AssertSucceeded();
    }

    [ClassCleanup]
    public static void Clean() => _workspace.Dispose();

    [TestMethod]
    [DataRow("MIG2006", """[Revision("a1", "one")]""", """[Revision("a1", "two")]""")]
    [DataRow("MIG2007", """[Revision("a1", "one")]""", """[Revision("b2", "two", DownRevision = "a2")]""")]
    [DataRow("MIG2007", """[Revision("a1", "one")]""", """[Revision("b2", "two", DependsOn = ["nowhere"])]""")]
    [DataRow("MIG2008", """[Revision("a1", "one", DownRevision = "b2")]""", """[Revision("b2", "two", DownRevision = "a1")]""")]
    [DataRow("MIG2008", """[Revision("a1", "one")]""", """[Revision("b2", "two", DownRevision = "b2")]""")]
    [DataRow("MIG2009", """[Revision("a1", "one", BranchLabels = ["x"])]""", """[Revision("b2", "two", BranchLabels = ["x"])]""")]
    [DataRow("MIG2010", """[Revision("a1", "one")]""", """[Revision("b@2", "two")]""")]
    [DataRow("MIG2010", """[Revision("a1", "one")]""", """[Revision("b2", "two", BranchLabels = ["head"])]""")]
    public void An_error_of_the_graph_is_one_of_the_build_at_the_attribute(string code, string first, string second)
    {
        WriteClass("First", first);
        string file = WriteClass("Second", second);

        BuildOutcome build = InProcessBuild.Run(_project, "Build");

        Assert.IsFalse(build.Succeeded);
        Assert.IsTrue(build.Errors.All(error => error.Code == code), string.Join('\n', build.Errors));
        LoggedDiagnostic error = build.Errors.Single(one => Path.GetFileName(one.File) == "Second.cs");
        Assert.AreEqual(file, Path.GetFullPath(error.File, _workspace.Folder));
        Assert.AreEqual(6, error.Line);
    }

    [TestMethod]
    public void What_the_compiler_cannot_use_is_an_error_at_its_line()
    {
        using var workspace = new Workspace();
        string project = workspace.WriteSdkProject(Workspace.EngineReferences);
        workspace.Write("Wrong.cs", """
            using Migrations.Build;

            namespace Shop;

            [Revision("a1", "no migration")]
            public sealed class NoMigration;

            [Revision("a2", "not creatable", DownRevision = "a1")]
            public sealed class NotCreatable(int number) : Migration
            {
                public override void Upgrade(MigrationOperations op) => op.Execute($"SELECT {number}");
            }
            """);
        workspace.Write("Migrations/a3.sql", "-- revision: a3\n-- donw: a2\n-- upgrade\nSELECT 1;\n");
        InProcessBuild.Restore(project).AssertSucceeded();

        BuildOutcome build = InProcessBuild.Run(project, "Build");

        // Which codes these are is in the engine: "MIG2013", "MIG2014", "MIG2015".
        Assert.AreEqual(
            "MIG2013 Wrong.cs(5)\nMIG2014 Wrong.cs(8)\nMIG2015 a3.sql(2)",
            string.Join('\n', build.Errors.Select(error => $"{error.Code} {Path.GetFileName(error.File)}({error.Line})").Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void A_row_that_no_revision_knows_is_an_error_that_names_the_nearest_and_the_way_out()
    {
        using var workspace = new Workspace();
        string project = workspace.WriteSdkProject($"""
            <PropertyGroup><MigrateConnectionString>Data Source=app.db</MigrateConnectionString></PropertyGroup>
            {Workspace.SqliteReferences}
            """);
        string file = workspace.WriteRevision("1975ea83b712", "create account table", null);
        InProcessBuild.Restore(project).AssertSucceeded();
        InProcessBuild.Run(project, "MigrateStamp", ("MigrateTo", "head")).AssertSucceeded();
        File.Delete(file);
        workspace.WriteRevision("1975ea83b721", "create account table", null);

        LoggedDiagnostic error = InProcessBuild.Run(project, "MigrateUpgrade").Error;

        Assert.AreEqual("MIG2011", error.Code);
        Assert.Contains("'1975ea83b712'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'1975ea83b721'", error.Message, StringComparison.Ordinal);
        Assert.Contains("-t:MigrateStamp -p:MigrateTo=<revision> -p:MigratePurge=true", error.Message, StringComparison.Ordinal);
    }

    private static string WriteClass(string name, string attribute) => _workspace.Write($"Migrations/{name}.cs", $$"""
        using Migrations.Build;

        namespace Shop.Migrations;

        /// <summary>The attribute stands in line 6.</summary>
        {{attribute}}
        public sealed class {{name}} : Migration
        {
            public override void Upgrade(MigrationOperations op)
            {
            }
        }
        """);
}
