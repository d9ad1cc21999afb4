using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>MigrateOnBuild: real builds of one project.</summary>
[TestClass]
public sealed class BuildHookTests
{
    private static Workspace _workspace = null!;
    private static string _project = null!;

    [ClassInitialize]
    public static void Restore(TestContext context)
    {
        _workspace = new Workspace();
        _project = HookProject.Write(_workspace);
        InProcessBuild.Restore(_project).AssertSucceeded();
    }

    [ClassCleanup]
    public static void Clean() => _workspace.Dispose();

    [TestMethod]
    public void A_build_upgrades_when_the_assembly_is_new_and_not_again()
    {
        (string, string)[] properties = [("MigrateOnBuild", "Upgrade"), ("MigrateConnectionString", "Data Source=build.db")];

        Assert.HasCount(2, Steps(InProcessBuild.Run(_project, "Build", properties)));
        BuildOutcome again = InProcessBuild.Run(_project, "Build", properties).AssertSucceeded();
        Assert.IsFalse(again.AllMessages.Any(text => text.Contains("Migrations.Build host", StringComparison.Ordinal)), "A build with nothing new asked the database.");

        // Another database is something new.
        Assert.HasCount(2, Steps(InProcessBuild.Run(_project, "Build", ("MigrateOnBuild", "Upgrade"), ("MigrateConnectionString", "Data Source=other.db"))));
    }

    [TestMethod]
    public void A_design_time_build_touches_no_database()
    {
        InProcessBuild.Run(
            _project, "Build", ("MigrateOnBuild", "Upgrade"), ("MigrateConnectionString", "Data Source=design.db"), ("DesignTimeBuild", "true"));

        Assert.IsFalse(File.Exists(_workspace.PathOf("design.db")));
    }

    [TestMethod]
    public void A_command_that_builds_first_does_only_what_it_says()
    {
        BuildOutcome build = InProcessBuild.Run(
            _project,
            "MigrateUpgrade",
            ("MigrateOnBuild", "Upgrade"), ("MigrateConnectionString", "Data Source=command.db"), ("MigrateTo", "1975ea83b712"));

        Assert.HasCount(1, Steps(build));
    }

    [TestMethod]
    public void A_check_that_fails_fails_each_build_until_it_passes()
    {
        (string, string)[] properties = [("MigrateOnBuild", "Check"), ("MigrateConnectionString", "Data Source=check.db")];
        InProcessBuild.Run(_project, "MigrateEnsureVersion", properties).AssertSucceeded();

        Assert.AreEqual("MIG4102", InProcessBuild.Run(_project, "Build", properties).Error.Code);
        Assert.AreEqual("MIG4102", InProcessBuild.Run(_project, "Build", properties).Error.Code);
    }

    [TestMethod]
    public void Another_word_is_refused()
    {
        BuildOutcome build = InProcessBuild.Run(_project, "Build", ("MigrateOnBuild", "Always"));

        Assert.AreEqual("MIG0008", build.Error.Code);
        Assert.Contains("MigrateOnBuild is 'Always'", build.Error.Message, StringComparison.Ordinal);
    }

    private static List<string> Steps(BuildOutcome build) =>
        [.. build.AssertSucceeded().HighMessages.Where(text => text.StartsWith("Running upgrade", StringComparison.Ordinal))];
}
