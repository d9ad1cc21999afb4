using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>The targets that read the revisions, in a compiled project.</summary>
[TestClass]
public sealed class RegistryTargetTests
{
    private static Workspace _workspace = null!;
    private static string _project = null!;

    [ClassInitialize]
    public static void Compile(TestContext context)
    {
        _workspace = new Workspace();
        _project = _workspace.WriteSdkProject($"""
            <PropertyGroup><RootNamespace>Shop</RootNamespace></PropertyGroup>
            {Workspace.EngineReferences}
            """);
        _workspace.WriteRevision("1975ea83b712", "create account table", null);
        _workspace.WriteRevision("ae1027a6acf5", "add an owner; 100% new", "1975ea83b712");
        _workspace.WriteRevision("27c6a30d7c24", "add a note", "1975ea83b712");
        InProcessBuild.Restore(_project).AssertSucceeded();
        InProcessBuild.Run(_project, "Build").AssertSucceeded();
    }

    [ClassCleanup]
    public static void Clean() => _workspace.Dispose();

    [TestMethod]
    public void History_is_printed_and_returned()
    {
        BuildOutcome build = Run("MigrateHistory");

        Assert.Contains("1975ea83b712 -> ae1027a6acf5 (head), add an owner; 100% new", build.HighMessages.Single(), StringComparison.Ordinal);
        ResultItem first = build.Items.Single(item => item.Name == "1975ea83b712");
        Assert.AreEqual("create account table", first.Metadata["Message"]);
        Assert.AreEqual("false", first.Metadata["IsHead"]);
        Assert.AreEqual(_workspace.PathOf("Migrations/1975ea83b712.cs"), first.Metadata["Path"]);
        ResultItem head = build.Items.Single(item => item.Name == "ae1027a6acf5");
        Assert.AreEqual("add an owner; 100% new", head.Metadata["Message"]);
        Assert.AreEqual("1975ea83b712", head.Metadata["DownRevisions"]);
    }

    [TestMethod]
    public void Heads_are_returned()
    {
        CollectionAssert.AreEquivalent(
            new[] { "27c6a30d7c24", "ae1027a6acf5" }, Run("MigrateHeads").Items.Select(item => item.Name).ToArray());
    }

    [TestMethod]
    public void Branches_are_returned()
    {
        Assert.AreEqual("1975ea83b712", Run("MigrateBranches").Items.Single().Name);
    }

    [TestMethod]
    public void Show_tells_the_whole_revision()
    {
        BuildOutcome build = Run("MigrateShow", ("MigrateRevisions", "1975"));

        Assert.Contains("Rev: 1975ea83b712", build.HighMessages.Single(), StringComparison.Ordinal);
        Assert.AreEqual("1975ea83b712", build.Items.Single().Name);
    }

    [TestMethod]
    public void A_revision_that_is_none_is_a_coded_error()
    {
        Assert.AreEqual("MIG2001", InProcessBuild.Run(_project, "MigrateShow", ("MigrateNoBuild", "true"), ("MigrateRevisions", "fff")).Error.Code);
    }

    [TestMethod]
    public void A_new_revision_needs_one_head()
    {
        Assert.AreEqual("MIG2003", InProcessBuild.Run(_project, "MigrateRevision", ("MigrateNoBuild", "true")).Error.Code);
    }

    [TestMethod]
    public void A_new_revision_is_written_and_compiles()
    {
        using var workspace = new Workspace();
        string project = workspace.WriteSdkProject($"<PropertyGroup><RootNamespace>Shop</RootNamespace></PropertyGroup>{Workspace.EngineReferences}");
        workspace.WriteRevision("1975ea83b712", "create account table", null);
        InProcessBuild.Restore(project).AssertSucceeded();

        BuildOutcome first = InProcessBuild.Run(project, "MigrateRevision", ("MigrateMessage", "add a column")).AssertSucceeded();
        BuildOutcome second = InProcessBuild.Run(project, "MigrateRevision", ("MigrateMessage", "add another")).AssertSucceeded();

        string file = first.Items.Single().Name;
        Assert.IsTrue(File.Exists(file), file);
        Assert.EndsWith("_add_a_column.cs", file, StringComparison.Ordinal);
        Assert.AreEqual("1975ea83b712", first.Items[0].Metadata["DownRevisions"]);
        Assert.AreEqual(first.Items[0].Metadata["Revision"], second.Items.Single().Metadata["DownRevisions"]);
        Assert.Contains("namespace Shop.Migrations;", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_file_that_is_there_is_not_overwritten()
    {
        string there = _workspace.Write("Migrations/31337.txt", "");
        File.Move(there, _workspace.PathOf("Migrations/beef_.cs"), overwrite: true);
        File.SetLastWriteTimeUtc(_workspace.PathOf("Migrations/beef_.cs"), DateTime.UnixEpoch);

        LoggedDiagnostic error = InProcessBuild.Run(
            _project, "MigrateRevision", ("MigrateNoBuild", "true"), ("MigrateRevisionId", "beef"), ("MigrateHead", "ae10")).Error;

        Assert.AreEqual("MIG0011", error.Code);
        Assert.AreEqual(_workspace.PathOf("Migrations/beef_.cs"), error.File);
    }

    private static BuildOutcome Run(string target, params (string Name, string Value)[] properties) =>
        InProcessBuild.Run(_project, target, [("MigrateNoBuild", "true"), .. properties]).AssertSucceeded();
}
