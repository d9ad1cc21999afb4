using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

[TestClass]
public sealed class DiagnosticTests
{
    private const string Warning = """{"t":"diagnostic","severity":"warning","code":"MIG3999","m":"look out","file":"/src/A.cs","line":12}""";

    [TestMethod]
    public void An_error_has_its_code_file_line_and_help()
    {
        using var workspace = new Workspace();
        string page = workspace.Write("help/MIG3001.md", "");
        string project = workspace.WriteBareProject("""
            {"t":"diagnostic","severity":"error","code":"MIG3001","m":"50% {0} of it failed","file":"/src/A.cs","line":12}
            {"t":"result","exit":1}
            !exit 1
            """);

        BuildOutcome build = InProcessBuild.Run(project, "MigrateUpgrade");

        Assert.IsFalse(build.Succeeded);
        Assert.AreEqual(new LoggedDiagnostic("MIG3001", "50% {0} of it failed", "/src/A.cs", 12, new Uri(page).AbsoluteUri), build.Error);
    }

    [TestMethod]
    public void A_warning_is_a_warning()
    {
        using var workspace = new Workspace();
        BuildOutcome build = InProcessBuild.Run(workspace.WriteBareProject(Warning), "MigrateUpgrade").AssertSucceeded();

        Assert.AreEqual(new LoggedDiagnostic("MIG3999", "look out", "/src/A.cs", 12, ""), build.Warnings.Single());
    }

    [TestMethod]
    [DataRow("TreatWarningsAsErrors", "true")]
    [DataRow("WarningsAsErrors", "CS0001;MIG3999")]
    public void A_warning_is_an_error_when_the_project_says_so(string property, string value)
    {
        using var workspace = new Workspace();
        BuildOutcome build = InProcessBuild.Run(workspace.WriteBareProject(Warning), "MigrateUpgrade", (property, value));

        Assert.IsFalse(build.Succeeded);
        Assert.AreEqual("MIG3999", build.Error.Code);
        Assert.AreEqual(0, build.Warnings.Count);
    }

    [TestMethod]
    public void A_warning_stays_one_when_it_is_excepted()
    {
        using var workspace = new Workspace();
        BuildOutcome build = InProcessBuild.Run(
            workspace.WriteBareProject(Warning), "MigrateUpgrade", ("TreatWarningsAsErrors", "true"), ("WarningsNotAsErrors", "MIG3999"));

        Assert.AreEqual("MIG3999", build.AssertSucceeded().Warnings.Single().Code);
    }

    [TestMethod]
    public void NoWarn_silences_a_warning_even_where_warnings_are_errors()
    {
        using var workspace = new Workspace();
        BuildOutcome build = InProcessBuild.Run(
            workspace.WriteBareProject(Warning), "MigrateUpgrade", ("TreatWarningsAsErrors", "true"), ("NoWarn", "CS1591;MIG3999"));

        Assert.AreEqual(0, build.AssertSucceeded().Warnings.Count);
    }
}
