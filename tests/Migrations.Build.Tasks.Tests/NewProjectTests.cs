using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>Projects that <c>dotnet new</c> makes from the template package, built from the packages of one feed.</summary>
[TestClass]
public sealed class NewProjectTests
{
    private static PackageFeed _feed = null!;

    [ClassInitialize]
    public static async Task Pack(TestContext context)
    {
        _feed = await PackageFeed.Get();
        await DotNetCommand.RunAsync(
            _feed.Folder, $"new install feed/Migrations.Build.Templates.{_feed.Version}.nupkg --debug:custom-hive \"{_feed.PathOf("hive")}\"");
    }

    [TestMethod]
    [DataRow("generic", "Nothing to do")]
    [DataRow("sdk", "Nothing to do")]
    [DataRow("async", "Running upgrade  -> 1975ea83b712")]
    [DataRow("multidb", "[orders]")]
    public async Task A_new_project_builds_and_upgrades_at_once(string template, string expected)
    {
        string name = "New" + template;
        await DotNetCommand.RunAsync(_feed.Folder, $"new migrations-{template} -n {name} --no-restore --debug:custom-hive \"{_feed.PathOf("hive")}\"");

        string output = await DotNetCommand.RunAsync(_feed.PathOf(name), "build -t:MigrateUpgrade -tl:off");

        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", output, StringComparison.Ordinal);
    }
}
