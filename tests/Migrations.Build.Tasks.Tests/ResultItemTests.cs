using System.Xml.Linq;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>What a target has found or done is there for other targets, with its metadata.</summary>
[TestClass]
public sealed class ResultItemTests
{
    private const string Revisions = "CreateDate DependsOn DownRevisions IsHead Labels Message Path Revision";
    private const string Steps = "Database From Message Number Script To Verb";

    // In an order in which each finds what it needs in one database. A target of its own test: MigrateBundle (BundleTests).
    private static readonly Row[] Rows =
    [
        new("MigrateEnsureVersion", "", "Created Database", "used migrations_version true"),
        new("MigrateUpgrade", $"MigrateTo={ShopProject.Left}", Steps, $"used {ShopProject.First} upgrade", $"used {ShopProject.Left} upgrade"),
        new("MigrateDowngrade", "MigrateTo=-1", Steps, $"used {ShopProject.First} downgrade"),
        new("MigrateStamp", $"MigrateTo={ShopProject.Right}", Steps, $"used {ShopProject.Right} stamp_revision"),
        new("MigrateCurrent", "", Revisions + " IsCurrent", $"used {ShopProject.Right} {ShopProject.Right}"),
        new("MigrateHistory", "MigrateRange=:1975", Revisions, $"used {ShopProject.First} {ShopProject.First}"),
        new("MigrateHeads", "", Revisions, $"used {ShopProject.Merge} {ShopProject.Merge}"),
        new("MigrateBranches", "", Revisions, $"used {ShopProject.First} {ShopProject.First}"),
        new("MigrateShow", "MigrateRevisions=head", Revisions, $"used {ShopProject.Merge} {ShopProject.Merge}"),
        new("MigrateScript", "MigrateTo=1975|MigrateOutput=up.sql", Steps, $"used {ShopProject.First} upgrade"),
        new("MigrateListTemplates", "", "Description", null, null, null, null),
    ];

    // These write into the project: each gets a copy of its own.
    private static readonly Row[] Writers =
    [
        new("MigrateInit", "MigrateOutput=Made", "", null, null),
        new("MigrateRevision", "MigrateRevisionId=e1", Revisions, "used e1_.cs e1"),
        new("MigrateMerge", $"MigrateRevisionId=e2|MigrateRevisions={ShopProject.Merge}", Revisions, "used e2_.cs e2"),
        new("MigrateRemove", "MigrateConnectionString=", Revisions, $"used {ShopProject.Merge}.cs {ShopProject.Merge}"),
    ];

    // What has a test of its own: how it is used differs.
    private static readonly string[] Others = ["MigrateCheck", "MigrateEdit", "MigrateScaffold", "MigrateBundle", "MigrateAdopt"];

    [TestMethod]
    public void Each_target_that_reads_or_runs_returns_items_that_other_targets_use()
    {
        foreach (Row row in Rows)
        {
            AssertUsed(row, (target, properties) => ShopProject.Get().Run(target, "results.db", properties));
        }
    }

    [TestMethod]
    public void Each_target_that_writes_returns_items_that_other_targets_use()
    {
        foreach (Row row in Writers)
        {
            using var copy = new Workspace();
            Copy(ShopProject.Get().Workspace.Folder, copy.Folder);
            AssertUsed(row, (target, properties) => InProcessBuild.Run(copy.PathOf("App.csproj"), target, [("MigrateNoBuild", "true"), .. properties]));
        }
    }

    [TestMethod]
    public void Differences_are_there_for_the_targets_that_follow_an_error()
    {
        (string, string)[] properties = [("Used", "MigrateCheck"), ("MigrateCompareTo", "Revisions")];

        BuildOutcome build = ShopProject.Get().Run("UseInSpite", "unused.db", properties);

        Assert.AreEqual("MIG4001", build.Error.Code);
        Assert.Contains($"used {build.Error.Message}: AddColumn account.email at line {build.Error.Line}", build.HighMessages.Select(text => text.Split('\n')[0]));
    }

    [TestMethod]
    public async Task The_command_line_prints_them_as_json_and_nothing_else()
    {
        string json = await DotNetCommand.RunAsync(
            ShopProject.Get().Workspace.Folder, "msbuild App.csproj -p:MigrateNoBuild=true -getTargetResult:MigrateHeads -getTargetResult:MigrateBranches");

        using var document = System.Text.Json.JsonDocument.Parse(json);
        Assert.AreEqual(
            "join",
            document.RootElement.GetProperty("TargetResults").GetProperty("MigrateHeads").GetProperty("Items")[0].GetProperty("Message").GetString());
        Assert.AreEqual(
            ShopProject.First,
            document.RootElement.GetProperty("TargetResults").GetProperty("MigrateBranches").GetProperty("Items")[0].GetProperty("Identity").GetString());
    }

    [TestMethod]
    public void No_target_is_left_out() => CollectionAssert.AreEquivalent(
        XDocument.Load($"{Tree.Root}/sdk/build/Migrations.Build.targets").Descendants("Target")
            .Select(target => (string)target.Attribute("Name")!)
            .Where(name => name[0] != '_')
            .ToArray(),
        Rows.Concat(Writers).Select(row => row.Target).Concat(Others).ToArray());

    private static void AssertUsed(Row row, Func<string, (string, string)[], BuildOutcome> run)
    {
        BuildOutcome use = run("Use", [("Used", row.Target), .. HookProject.Properties(row.Properties)]);
        Assert.IsTrue(use.Succeeded, row.Target + ": " + string.Join('\n', use.Errors));
        string[] lines = use.HighMessages.Last(text => text.StartsWith("used ", StringComparison.Ordinal)).Split('\n');
        Assert.HasCount(row.Used.Length, lines, row.Target);
        for (int line = 0; line < lines.Length; line++)
        {
            Assert.AreEqual(row.Used[line] ?? lines[line], lines[line], row.Target);
        }

        // The items themselves, of the project's own target, which hands them on.
        string[] metadata = row.Metadata.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (ResultItem item in use.Items)
        {
            CollectionAssert.AreEquivalent(metadata, item.Metadata.Keys.ToArray(), row.Target);
        }

        Assert.HasCount(row.Used.Length, use.Items, row.Target);
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }

    /// <summary>A target and what its items are.</summary>
    /// <param name="Target">The target.</param>
    /// <param name="Properties">Its properties, as <see cref="HookProject.Properties"/> reads them.</param>
    /// <param name="Metadata">The names of the metadata of each item.</param>
    /// <param name="Used">What a target that uses the items prints; null: not looked at.</param>
    private sealed record Row(string Target, string Properties, string Metadata, params string?[] Used);
}
