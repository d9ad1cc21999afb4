using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>What the targets that show revisions print, whole, against golden files; and the same as items.</summary>
[TestClass]
public sealed class RevisionTextTests
{
    private static Workspace _workspace = null!;
    private static string _project = null!;

    [ClassInitialize]
    public static void Compile(TestContext context)
    {
        _workspace = new Workspace();
        _project = _workspace.WriteSdkProject($"""
            <PropertyGroup>
              <RootNamespace>Shop</RootNamespace>
              <OutputType>Exe</OutputType>
              <MigrateConnectionString>Data Source=app.db</MigrateConnectionString>
            </PropertyGroup>
            {Workspace.SqliteReferences}
            """);
        _workspace.Write("Program.cs", """
            namespace Shop;

            public static class Program
            {
                [System.Runtime.CompilerServices.ModuleInitializer]
                internal static void Load()
                {
                    if (System.Environment.GetEnvironmentVariable("SHOP_LOADED") is { } file)
                    {
                        System.IO.File.WriteAllText(file, "");
                    }
                }

                public static void Main() { }
            }
            """);
        Write("1975ea83b712", "create account table", "");
        Write("ae1027a6acf5", "add an owner", """DownRevision = "1975ea83b712", BranchLabels = ["billing"]""", "\n/// <remarks>Owners pay.\n/// Others do not.</remarks>");
        Write("27c6a30d7c24", "add a note", """DownRevision = "1975ea83b712", DependsOn = ["billing"]""");
        Write("55aa55aa55aa", "rates", """DownRevision = "ae1027a6acf5" """);
        Write("66bb66bb66bb", "bring both together", """DownRevisions = ["27c6a30d7c24", "55aa55aa55aa"]""");
        Write("d00d00d00d00", "another line", """BranchLabels = ["reports"], CreateDate = "2026-11-23T10:30:00+00:00" """);
        Write("e00e00e00e00", "reports by owner", """DownRevision = "66bb66bb66bb", DependsOn = ["d00d00d00d00"]""");
        InProcessBuild.Restore(_project).AssertSucceeded();
        InProcessBuild.Run(_project, "MigrateUpgrade", ("MigrateTo", "66bb66bb66bb")).AssertSucceeded();
        NoBuild("MigrateUpgrade", ("MigrateTo", "reports")).AssertSucceeded();
    }

    [ClassCleanup]
    public static void Clean() => _workspace.Dispose();

    [TestMethod]
    [DataRow("history", "MigrateHistory", "")]
    [DataRow("history-verbose", "MigrateHistory", "MigrateVerbose=true")]
    [DataRow("history-range", "MigrateHistory", "MigrateRange=ae10:66bb")]
    [DataRow("history-from-current", "MigrateHistory", "MigrateRange=current:")]
    [DataRow("history-current", "MigrateHistory", "MigrateIndicateCurrent=true")]
    [DataRow("heads", "MigrateHeads", "")]
    [DataRow("heads-verbose", "MigrateHeads", "MigrateVerbose=true")]
    [DataRow("heads-resolved", "MigrateHeads", "MigrateResolveDependencies=true")]
    [DataRow("branches", "MigrateBranches", "")]
    [DataRow("branches-verbose", "MigrateBranches", "MigrateVerbose=true")]
    [DataRow("show", "MigrateShow", "MigrateRevisions=billing d00d")]
    [DataRow("show-current", "MigrateShow", "MigrateRevisions=current")]
    [DataRow("current", "MigrateCurrent", "")]
    [DataRow("current-verbose", "MigrateCurrent", "MigrateVerbose=true")]
    public void Each_target_prints_exactly(string golden, string target, string property)
    {
        BuildOutcome build = NoBuild(target, Property(property)).AssertSucceeded();

        Golden.Check(golden, string.Join('\n', build.HighMessages).Replace(_workspace.Folder, "{project}", StringComparison.Ordinal) + "\n");
    }

    [TestMethod]
    public void Revisions_are_items_with_metadata()
    {
        BuildOutcome build = NoBuild("MigrateHistory", ("MigrateIndicateCurrent", "true")).AssertSucceeded();

        CollectionAssert.AreEqual(
            new[] { "e00e00e00e00", "66bb66bb66bb", "27c6a30d7c24", "55aa55aa55aa", "d00d00d00d00", "ae1027a6acf5", "1975ea83b712" },
            build.Items.Select(item => item.Name).ToArray());
        AssertMetadata(
            build.Items[1],
            ("Revision", "66bb66bb66bb"),
            ("DownRevisions", "27c6a30d7c24|55aa55aa55aa"),
            ("Labels", "billing"),
            ("DependsOn", ""),
            ("IsHead", "false"),
            ("IsCurrent", "true"),
            ("Message", "bring both together"),
            ("Path", _workspace.PathOf("Migrations/66bb66bb66bb.cs")));
        AssertMetadata(build.Items[0], ("IsHead", "true"), ("IsCurrent", "false"), ("DependsOn", "d00d00d00d00"));
        AssertMetadata(build.Items[4], ("DownRevisions", ""), ("Labels", "reports"), ("CreateDate", "2026-11-23T10:30:00.0000000+00:00"));
    }

    [TestMethod]
    [DataRow("MigrateHistory", "", false)]
    [DataRow("MigrateHeads", "", false)]
    [DataRow("MigrateBranches", "", false)]
    [DataRow("MigrateShow", "MigrateRevisions=billing", false)]
    [DataRow("MigrateUpgrade", "MigrateTo=d00d", false)]
    [DataRow("MigrateScript", "MigrateTo=d00d", true)]
    public void What_only_reads_revisions_runs_no_code_of_the_project(string target, string property, bool runs)
    {
        string trace = _workspace.PathOf("loaded");
        File.Delete(trace);

        InProcessBuild.WithVariable("SHOP_LOADED", trace, () => NoBuild(target, Property(property))).AssertSucceeded();

        Assert.AreEqual(runs, File.Exists(trace));
    }

    [TestMethod]
    public void A_plain_revision_is_written_without_running_code_of_the_project()
    {
        string trace = _workspace.PathOf("loaded");
        File.Delete(trace);

        BuildOutcome build = InProcessBuild.WithVariable("SHOP_LOADED", trace, () => NoBuild("MigrateRevision", ("MigrateHead", "d00d"))).AssertSucceeded();
        File.Delete(build.Items.Single().Name);

        Assert.IsFalse(File.Exists(trace));
    }

    [TestMethod]
    public async Task Revisions_are_a_target_result_of_the_command_line()
    {
        string output = await DotNetCommand.RunAsync(
            _workspace.Folder, "msbuild App.csproj -t:MigrateHeads -p:MigrateNoBuild=true -getTargetResult:MigrateHeads");

        using System.Text.Json.JsonDocument json = System.Text.Json.JsonDocument.Parse(output);
        System.Text.Json.JsonElement head = json.RootElement
            .GetProperty("TargetResults").GetProperty("MigrateHeads").GetProperty("Items").EnumerateArray()
            .Single(item => item.GetProperty("Identity").GetString() == "e00e00e00e00");
        Assert.AreEqual("e00e00e00e00", head.GetProperty("Revision").GetString());
        Assert.AreEqual("66bb66bb66bb", head.GetProperty("DownRevisions").GetString());
        Assert.AreEqual("billing", head.GetProperty("Labels").GetString());
        Assert.AreEqual("true", head.GetProperty("IsHead").GetString());
        Assert.AreEqual("reports by owner", head.GetProperty("Message").GetString());
        Assert.AreEqual(_workspace.PathOf("Migrations/e00e00e00e00.cs"), head.GetProperty("Path").GetString());
    }

    [TestMethod]
    public void A_database_that_is_not_at_the_heads_fails_the_check_and_prints_no_revision()
    {
        BuildOutcome build = NoBuild("MigrateCurrent", ("MigrateCheckHeads", "true"));

        Assert.AreEqual("MIG4002", build.Error.Code);
        Assert.Contains("66bb66bb66bb", build.Error.Message, StringComparison.Ordinal);
        Assert.Contains("e00e00e00e00", build.Error.Message, StringComparison.Ordinal);
        Assert.IsFalse(build.HighMessages.Any(line => line.Contains("66bb66bb66bb", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Several_heads_are_an_error_that_names_them_and_the_command_that_joins_them()
    {
        BuildOutcome build = NoBuild("MigrateUpgrade");

        Assert.AreEqual("MIG2003", build.Error.Code);
        Assert.Contains("d00d00d00d00, e00e00e00e00", build.Error.Message, StringComparison.Ordinal);
        Assert.Contains("-t:MigrateMerge -p:MigrateRevisions=\"d00d00d00d00 e00e00e00e00\"", build.Error.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_list_may_be_items()
    {
        string items = _workspace.Write("Items.props", """
            <Project>
              <ItemGroup>
                <MigrateRevisions Include="billing" />
                <MigrateRevisions Include="d00d" />
              </ItemGroup>
            </Project>
            """);

        BuildOutcome build = NoBuild("MigrateShow", ("CustomBeforeMicrosoftCommonTargets", items)).AssertSucceeded();

        CollectionAssert.AreEqual(new[] { "ae1027a6acf5", "d00d00d00d00" }, build.Items.Select(item => item.Name).ToArray());
    }

    private static void AssertMetadata(ResultItem item, params (string Name, string Value)[] expected)
    {
        foreach ((string name, string value) in expected)
        {
            Assert.AreEqual(value, item.Metadata[name], $"{name} of {item.Name}");
        }
    }

    private static (string Name, string Value)[] Property(string text) =>
        text.Length == 0 ? [] : [(text[..text.IndexOf('=', StringComparison.Ordinal)], text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..])];

    private static BuildOutcome NoBuild(string target, params (string Name, string Value)[] properties) =>
        InProcessBuild.Run(_project, target, [("MigrateNoBuild", "true"), .. properties]);

    private static void Write(string id, string message, string arguments, string remarks = "") => _workspace.Write(
        $"Migrations/{id}.cs",
        $$"""
        using Migrations.Build;

        namespace Shop.Migrations;

        /// <summary>{{message}}</summary>{{remarks}}
        [Revision("{{id}}", "{{message}}"{{(arguments.Length == 0 ? "" : ", " + arguments)}})]
        public sealed class Revision{{id}} : Migration
        {
            public override void Upgrade(MigrationOperations op)
            {
            }

            public override void Downgrade(MigrationOperations op)
            {
            }
        }
        """);
}
