using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>MigrateInit and MigrateListTemplates in an empty project.</summary>
[TestClass]
public sealed class TemplateTests
{
    [TestMethod]
    [DataRow("generic", 0)]
    [DataRow("async", 1)]
    [DataRow("multidb", 2)]
    public void What_a_template_made_builds_and_upgrades_at_once(string template, int steps)
    {
        using var workspace = new Workspace();
        string project = Write(workspace);

        BuildOutcome init = InProcessBuild.Run(project, "MigrateInit", ("MigrateTemplate", template)).AssertSucceeded();

        Assert.IsTrue(init.Items.All(item => File.Exists(item.Name)) && init.Items.Count > 0);
        Assert.DoesNotContain("Bookstore", string.Concat(init.Items.Select(item => item.Name + File.ReadAllText(item.Name))), StringComparison.Ordinal);
        InProcessBuild.Restore(project).AssertSucceeded();
        Assert.HasCount(steps, InProcessBuild.Run(project, "MigrateUpgrade").AssertSucceeded().Items);
    }

    [TestMethod]
    public void A_project_of_its_own_stands_beside_the_project()
    {
        using var workspace = new Workspace();
        string project = Write(workspace, "Shop/Shop.csproj");

        InProcessBuild.Run(project, "MigrateInit", ("MigrateTemplate", "sdk")).AssertSucceeded();

        Assert.Contains("Sdk=\"Migrations.Build.Sdk/", File.ReadAllText(workspace.PathOf("Shop.Migrations/Shop.Migrations.csproj")), StringComparison.Ordinal);
        Assert.Contains("<MigrateConnectionString", File.ReadAllText(workspace.PathOf("Shop.Migrations/Shop.Migrations.csproj.user")), StringComparison.Ordinal);
    }

    [TestMethod]
    public void Nothing_is_overwritten_and_then_nothing_is_written()
    {
        using var workspace = new Workspace();
        string project = Write(workspace);
        string mine = workspace.Write("AppModel.cs", "// mine");
        string before = File.ReadAllText(project);

        LoggedDiagnostic error = InProcessBuild.Run(project, "MigrateInit").Error;

        Assert.AreEqual(("MIG0074", mine), (error.Code, error.File));
        Assert.AreEqual("// mine", File.ReadAllText(mine));
        Assert.AreEqual(before, File.ReadAllText(project));
        Assert.IsFalse(Directory.Exists(workspace.PathOf("Migrations")));
    }

    [TestMethod]
    public void An_unknown_template_is_refused_with_the_names_of_all()
    {
        using var workspace = new Workspace();

        LoggedDiagnostic error = InProcessBuild.Run(Write(workspace), "MigrateInit", ("MigrateTemplate", "pylons")).Error;

        Assert.AreEqual("MIG0073", error.Code);
        Assert.Contains("'pylons', which is none of async, generic, multidb, sdk.", error.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void The_templates_are_listed_with_what_they_are_for()
    {
        using var workspace = new Workspace();

        BuildOutcome build = InProcessBuild.Run(Write(workspace), "MigrateListTemplates").AssertSucceeded();

        CollectionAssert.AreEqual(new[] { "async", "generic", "multidb", "sdk" }, build.Items.Select(item => item.Name).ToArray());
        Assert.IsTrue(build.HighMessages.Any(text => text.Contains("generic  A model and revisions in the project itself", StringComparison.Ordinal)));
    }

    private static string Write(Workspace workspace, string name = "App.csproj") => workspace.WriteSdkProject(
        $"""
        <PropertyGroup>
          <ImplicitUsings>enable</ImplicitUsings>
          <Nullable>enable</Nullable>
        </PropertyGroup>
        {Workspace.SqliteReferences}
        """,
        name);
}
