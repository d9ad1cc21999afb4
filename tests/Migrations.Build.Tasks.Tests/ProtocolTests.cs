using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

[TestClass]
public sealed class ProtocolTests
{
    private const string Hello = """{"t":"hello","protocol":1,"host":"1.0","engine":"1.0"}""";

    [TestMethod]
    public void Text_is_shown_and_items_are_returned_with_their_metadata()
    {
        using var workspace = new Workspace();
        string project = workspace.WriteBareProject($$$"""
            {{{Hello}}}
            {"t":"text","m":"Running upgrade  -> 1975ea83b712, a {0} message; 100%"}
            {"t":"item","m":"1975ea83b712","metadata":{"Verb":"upgrade","Message":"a; b %3B 100%"}}
            {"t":"result","exit":0}
            """);

        BuildOutcome build = InProcessBuild.Run(project, "MigrateUpgrade").AssertSucceeded();

        CollectionAssert.AreEqual(new[] { "Built", "Running upgrade  -> 1975ea83b712, a {0} message; 100%" }, build.HighMessages.ToArray());
        Assert.AreEqual("1975ea83b712", build.Items.Single().Name);
        Assert.AreEqual("upgrade", build.Items[0].Metadata["Verb"]);
        Assert.AreEqual("a; b %3B 100%", build.Items[0].Metadata["Message"]);
    }

    [TestMethod]
    public void The_request_carries_the_command_and_the_settings_as_they_were_written()
    {
        using var workspace = new Workspace();
        string seen = workspace.PathOf("request.json");
        string project = workspace.WriteBareProject(
            $"{Hello}\n!write {seen}",
            "<MigrateConnectionString>Data Source=a b.db;Mode=ReadOnly,%3B\"ä</MigrateConnectionString>");

        InProcessBuild.Run(project, "MigrateDowngrade", ("MigrateTo", "billing@-1")).AssertSucceeded();

        using var request = System.Text.Json.JsonDocument.Parse(File.ReadAllText(seen));
        Assert.AreEqual("downgrade", request.RootElement.GetProperty("command").GetString());
        Assert.AreEqual(1, request.RootElement.GetProperty("protocol").GetInt32());
        Assert.AreEqual(project, request.RootElement.GetProperty("project").GetString());
        System.Text.Json.JsonElement settings = request.RootElement.GetProperty("settings");
        Assert.AreEqual("billing@-1", settings.GetProperty("MigrateTo").GetString());
        Assert.AreEqual("Data Source=a b.db;Mode=ReadOnly,;\"ä", settings.GetProperty("MigrateConnectionString").GetString());
    }

    [TestMethod]
    public void A_host_of_another_protocol_is_refused()
    {
        using var workspace = new Workspace();
        string project = workspace.WriteBareProject("""{"t":"hello","protocol":2,"host":"2.0","engine":"2.0"}""");

        Assert.AreEqual("MIG0041", InProcessBuild.Run(project, "MigrateUpgrade").Error.Code);
    }

    [TestMethod]
    public void A_host_that_dies_is_one_error_with_its_last_words()
    {
        using var workspace = new Workspace();
        string project = workspace.WriteBareProject($"{Hello}\n!stderr Segmentation fault\n!exit 139");

        LoggedDiagnostic error = InProcessBuild.Run(project, "MigrateUpgrade").Error;

        Assert.AreEqual("MIG0040", error.Code);
        Assert.Contains("139", error.Message, StringComparison.Ordinal);
        Assert.Contains("Segmentation fault", error.Message, StringComparison.Ordinal);
        Assert.AreEqual(project, error.File);
    }

    [TestMethod]
    public void A_dotnet_that_is_not_there_is_a_coded_error()
    {
        using var workspace = new Workspace();
        string project = workspace.WriteBareProject(Hello, "<MigrateDotNetPath>/nowhere/dotnet</MigrateDotNetPath>");

        Assert.AreEqual("MIG0040", InProcessBuild.Run(project, "MigrateUpgrade").Error.Code);
    }

    [TestMethod]
    public void Lines_that_are_no_messages_of_the_protocol_are_kept_in_the_detailed_log()
    {
        using var workspace = new Workspace();
        string project = workspace.WriteBareProject($"{Hello}\nplain text of a native library\n{{not json\n[1]");

        BuildOutcome build = InProcessBuild.Run(project, "MigrateUpgrade").AssertSucceeded();

        CollectionAssert.IsSubsetOf(new[] { "plain text of a native library", "{not json", "[1]" }, build.AllMessages.ToArray());
        Assert.AreEqual(1, build.HighMessages.Count);
    }

    [TestMethod]
    public void MigrateNoBuild_does_not_build()
    {
        using var workspace = new Workspace();
        string project = workspace.WriteBareProject(Hello);
        workspace.Write("Bare.dll", "");

        BuildOutcome build = InProcessBuild.Run(project, "MigrateUpgrade", ("MigrateNoBuild", "true")).AssertSucceeded();

        Assert.IsFalse(build.HighMessages.Contains("Built"));
    }

    [TestMethod]
    public void MigrateNoBuild_without_an_assembly_is_refused()
    {
        using var workspace = new Workspace();
        string project = workspace.WriteBareProject(Hello);

        Assert.AreEqual("MIG0023", InProcessBuild.Run(project, "MigrateUpgrade", ("MigrateNoBuild", "true")).Error.Code);
    }

    [TestMethod]
    public void MigrateNoBuild_with_a_revision_newer_than_the_assembly_is_refused_at_its_file()
    {
        using var workspace = new Workspace();
        string project = workspace.WriteBareProject(Hello);
        File.SetLastWriteTimeUtc(workspace.Write("Bare.dll", ""), DateTime.UtcNow.AddMinutes(-1));
        string revision = workspace.Write("Migrations/ae1027a6acf5_add.cs", "");

        LoggedDiagnostic error = InProcessBuild.Run(project, "MigrateUpgrade", ("MigrateNoBuild", "true")).Error;

        Assert.AreEqual("MIG0024", error.Code);
        Assert.AreEqual(revision, error.File);
    }

    [TestMethod]
    public void A_project_for_an_older_framework_is_told_so_before_it_builds()
    {
        using var workspace = new Workspace();
        string project = workspace.WriteBareProject(Hello, "<TargetFrameworkVersion>v8.0</TargetFrameworkVersion>");

        BuildOutcome build = InProcessBuild.Run(project, "MigrateUpgrade");

        Assert.AreEqual("MIG0020", build.Error.Code);
        Assert.AreEqual(0, build.HighMessages.Count);
    }
}
