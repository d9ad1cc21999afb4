using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>MigrateOnPublish: real publishes of one project, each to a database of its own.</summary>
[TestClass]
public sealed class PublishTests
{
    private static Workspace _workspace = null!;
    private static string _project = null!;

    [ClassInitialize]
    public static void Restore(TestContext context)
    {
        _workspace = new Workspace();
        _project = HookProject.Write(_workspace, """
            <UseAppHost Condition="'$(RuntimeIdentifier)' == 'win-x64'">false</UseAppHost>
            <RuntimeIdentifiers>win-x64</RuntimeIdentifiers>
            """);
        InProcessBuild.Restore(_project).AssertSucceeded();
        InProcessBuild.Run(_project, "Build").AssertSucceeded();
    }

    [ClassCleanup]
    public static void Clean() => _workspace.Dispose();

    [TestMethod]
    public void Off_unless_it_is_asked_for()
    {
        BuildOutcome build = InProcessBuild.Run(_project, "Publish", ("MigrateConnectionString", "Data Source=off.db"));

        build.AssertSucceeded();
        Assert.IsFalse(File.Exists(_workspace.PathOf("off.db")));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("NoBuild=true")]
    [DataRow("RuntimeIdentifier=win-x64")]
    [DataRow("RuntimeIdentifier=win-x64|NoBuild=true")]
    public void A_publish_upgrades_once(string properties)
    {
        string database = $"publish{properties.Length}.db";
        if (properties.EndsWith("x64|NoBuild=true", StringComparison.Ordinal))
        {
            InProcessBuild.Run(_project, "Build", ("RuntimeIdentifier", "win-x64")).AssertSucceeded();
        }

        BuildOutcome build = InProcessBuild.Run(_project, "Publish", [.. OnPublish(database), .. HookProject.Properties(properties)]);

        build.AssertSucceeded();
        Assert.HasCount(2, build.HighMessages.Where(text => text.StartsWith("Running upgrade", StringComparison.Ordinal)).ToList());
        Assert.IsTrue(File.Exists(_workspace.PathOf(database)));
    }

    public static IEnumerable<object[]> Forms => Matrix.Of(
        ["--self-contained -p:PublishSingleFile=true"],
        ["--self-contained", "--self-contained -p:PublishTrimmed=true -p:SuppressTrimAnalysisWarnings=true", "--no-self-contained -p:PublishReadyToRun=true", "--no-self-contained -p:PublishSingleFile=true"]);

    [TestMethod]
    [DynamicData(nameof(Forms))]
    public async Task A_publish_of_another_form_upgrades_once_too(string form)
    {
        using var workspace = new Workspace();
        HookProject.Write(workspace);

        string output = await DotNetCommand.RunAsync(
            workspace.Folder,
            $"publish App.csproj -tl:off -r {System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier} {form} -p:MigrateOnPublish=true \"-p:MigrateConnectionString=Data Source=form.db\"");

        Assert.AreEqual(2, Terminal.Count(output, "Running upgrade "), output);
        Assert.IsTrue(File.Exists(workspace.PathOf("form.db")));
    }

    [TestMethod]
    public void A_command_on_a_build_for_another_system_says_so()
    {
        BuildOutcome build = InProcessBuild.Run(
            _project, "MigrateUpgrade", ("RuntimeIdentifier", "win-x64"), ("MigrateConnectionString", "Data Source=foreign.db"));

        Assert.AreEqual("MIG0062", build.Error.Code);
        Assert.AreEqual(_project, build.Error.File);
        Assert.DoesNotContain("\n", build.Error.Message, StringComparison.Ordinal);
        Assert.Contains("-p:RuntimeIdentifier=", build.Error.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_project_that_is_not_publishable_upgrades_nothing()
    {
        InProcessBuild.Run(_project, "Publish", [.. OnPublish("unpublishable.db"), ("IsPublishable", "false")]).AssertSucceeded();

        Assert.IsFalse(File.Exists(_workspace.PathOf("unpublishable.db")));
    }

    [TestMethod]
    public void Without_a_named_connection_nothing_is_published()
    {
        string folder = _workspace.PathOf("unnamed/");

        BuildOutcome build = InProcessBuild.WithVariable("DATABASE_URL", "sqlite:///url.db", () =>
            InProcessBuild.Run(_project, "Publish", ("MigrateOnPublish", "true"), ("PublishDir", folder)));

        Assert.AreEqual("MIG0070", build.Error.Code);
        Assert.AreEqual(_project, build.Error.File);
        Assert.IsFalse(Directory.Exists(folder));
        Assert.IsFalse(File.Exists(_workspace.PathOf("url.db")));
    }

    [TestMethod]
    public void A_failed_upgrade_fails_the_publish_at_a_revision_boundary()
    {
        BuildOutcome build = InProcessBuild.Run(
            _project, "Publish", [.. OnPublish("failing.db"), ("DefineConstants", "FAILING"), ("IntermediateOutputPath", "obj/failing/")]);

        Assert.IsFalse(build.Succeeded);
        Assert.AreEqual("MIG3001", build.Error.Code);
        Assert.EndsWith("ae1027a6acf5.cs", build.Error.File, StringComparison.Ordinal);
        BuildOutcome current = InProcessBuild.Run(
            _project, "MigrateCurrent", ("MigrateConnectionString", "Data Source=failing.db"), ("MigrateNoBuild", "true"));
        Assert.AreEqual("1975ea83b712", current.Items.Single().Name);
    }

    private static (string Name, string Value)[] OnPublish(string database) =>
        [("MigrateOnPublish", "true"), ("MigrateConnectionString", "Data Source=" + database)];
}
