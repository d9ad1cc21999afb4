using System.Runtime.Versioning;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>The targets that write, delete and open revision files. Each build compiles what the ones before have written.</summary>
[TestClass]
public sealed class RevisionFileTargetTests
{
    private static Workspace _empty = null!;
    private static string _emptyProject = null!;

    [ClassInitialize]
    public static void Compile(TestContext context)
    {
        _empty = Shop(out _emptyProject);
        InProcessBuild.Run(_emptyProject, "Build").AssertSucceeded();
    }

    [ClassCleanup]
    public static void Clean() => _empty.Dispose();

    [TestMethod]
    public void A_history_with_branches_labels_and_dependencies_is_written_target_by_target()
    {
        using Workspace workspace = Shop(out string project);

        ResultItem first = Written(project, "MigrateRevision", ("MigrateMessage", "create account table"), ("MigrateRevisionId", "aaaa11111111"));
        ResultItem billing = Written(
            project,
            "MigrateRevision",
            ("MigrateMessage", "rates"),
            ("MigrateRevisionId", "bbbb22222222"),
            ("MigrateHead", "base"),
            ("MigrateBranchLabel", "billing|invoices"));
        ResultItem splice = Written(
            project,
            "MigrateRevision",
            ("MigrateRevisionId", "cccc33333333"),
            ("MigrateHead", "bbbb"),
            ("MigrateDependency", "aaaa1"));
        BuildOutcome refused = InProcessBuild.Run(project, "MigrateRevision", ("MigrateHead", "bbbb22222222"));
        ResultItem fork = Written(
            project, "MigrateRevision", ("MigrateRevisionId", "dddd44444444"), ("MigrateHead", "bbbb22222222"), ("MigrateSplice", "true"));
        ResultItem merge = Written(
            project,
            "MigrateMerge",
            ("MigrateRevisions", "cccc33333333 dddd44444444"),
            ("MigrateMessage", "join the two"),
            ("MigrateBranchLabel", "joined"),
            ("MigrateRevisionId", "eeee55555555"));
        BuildOutcome noHead = InProcessBuild.Run(project, "MigrateMerge", ("MigrateNoBuild", "true"));

        Assert.AreEqual(workspace.PathOf("Migrations/aaaa11111111_create_account_table.cs"), first.Name);
        Assert.AreEqual("billing|invoices", billing.Metadata["Labels"]);
        Assert.AreEqual("", billing.Metadata["DownRevisions"]);
        Assert.AreEqual("aaaa11111111", splice.Metadata["DependsOn"]);
        Assert.AreEqual("empty message", splice.Metadata["Message"]);
        Assert.AreEqual("MIG2012", refused.Error.Code);
        Assert.AreEqual("bbbb22222222", fork.Metadata["DownRevisions"]);
        Assert.AreEqual("cccc33333333|dddd44444444", merge.Metadata["DownRevisions"]);
        Assert.AreEqual("MIG0024", noHead.Error.Code);
        BuildOutcome history = InProcessBuild.Run(project, "MigrateHistory").AssertSucceeded();
        Golden.Check("written-history", history.HighMessages[^1] + "\n");
    }

    [TestMethod]
    public void A_file_is_named_by_the_template_the_zone_and_the_slug_length_and_laid_out_as_the_editorconfig_says()
    {
        using Workspace workspace = Shop(out string project);
        workspace.Write(".editorconfig", "root = true\n[*.cs]\nindent_style = tab\nend_of_line = crlf\ncsharp_style_namespace_declarations = block_scoped\n");

        ResultItem file = Written(
            project,
            "MigrateRevision",
            ("MigrateMessage", "a rather long message"),
            ("MigrateRevisionId", "aaaa11111111"),
            ("MigrateFileTemplate", "{year}/{slug}_{rev}"),
            ("MigrateTruncateSlugLength", "10"),
            ("MigrateTimeZone", "UTC"));

        string year = Path.GetFileName(Path.GetDirectoryName(file.Name))!;
        Assert.AreEqual(4, year.Length);
        Assert.AreEqual(workspace.PathOf($"Migrations/{year}/a_rather__aaaa11111111.cs"), file.Name);
        string text = File.ReadAllText(file.Name);
        Assert.Contains($"namespace Shop.Migrations._{year}\r\n{{\r\n\t/// <summary>a rather long message</summary>\r\n", text, StringComparison.Ordinal);
        Assert.Contains("+00:00\")]", text, StringComparison.Ordinal);
        Assert.AreEqual("aaaa11111111", InProcessBuild.Run(project, "MigrateHeads").AssertSucceeded().Items.Single().Name);
    }

    [TestMethod]
    [DataRow("MigrateTimeZone", "Mars/Olympus", "MIG2016")]
    [DataRow("MigrateFileTemplate", "{nothing}", "MIG2016")]
    [DataRow("MigrateTruncateSlugLength", "many", "MIG0008")]
    [DataRow("MigrateRevisionLanguage", "Cobol", "MIG0008")]
    [DataRow("MigrateVersionPath", "Elsewhere", "MIG2012")]
    [DataRow("MigrateRevisionId", "a@b", "MIG2010")]
    [DataRow("MigrateBranchLabel", "head", "MIG2010")]
    [DataRow("MigrateDependency", "nowhere", "MIG2001")]
    public void What_cannot_be_is_refused_and_nothing_is_written(string property, string value, string code)
    {
        Assert.AreEqual(code, InProcessBuild.Run(_emptyProject, "MigrateRevision", ("MigrateNoBuild", "true"), (property, value)).Error.Code);
        Assert.IsFalse(Directory.Exists(_empty.PathOf("Migrations")));
    }

    [TestMethod]
    public void With_several_version_locations_a_file_goes_where_it_is_told_or_where_its_head_is()
    {
        using Workspace workspace = Shop(out string project, """
            <ItemGroup>
              <MigrateVersionLocation Include="Migrations" />
              <MigrateVersionLocation Include="Billing/My Revisions" />
              <MigrateVersionLocation Include="../Shared" />
            </ItemGroup>
            """, "App/App.csproj");

        Assert.AreEqual("MIG2012", InProcessBuild.Run(project, "MigrateRevision").Error.Code);
        ResultItem first = Written(project, "MigrateRevision", ("MigrateRevisionId", "aaaa11111111"), ("MigrateVersionPath", "./Billing/My Revisions/"));
        ResultItem next = Written(project, "MigrateRevision", ("MigrateRevisionId", "bbbb22222222"), ("MigrateFileTemplate", "deeper/{rev}"));
        ResultItem shared = Written(
            project,
            "MigrateRevision",
            ("MigrateRevisionId", "cccc33333333"),
            ("MigrateHead", "base"),
            ("MigrateVersionPath", workspace.PathOf("Shared")));
        ResultItem sql = Written(
            project,
            "MigrateRevision",
            ("MigrateRevisionId", "dddd44444444"),
            ("MigrateHead", "cccc"),
            ("MigrateRevisionLanguage", "sql"));

        Assert.AreEqual(workspace.PathOf("App/Billing/My Revisions/aaaa11111111_.cs"), first.Name);
        Assert.AreEqual(workspace.PathOf("App/Billing/My Revisions/deeper/bbbb22222222.cs"), next.Name);
        Assert.AreEqual(workspace.PathOf("Shared/cccc33333333_.cs"), shared.Name);
        Assert.AreEqual(workspace.PathOf("Shared/dddd44444444_.sql"), sql.Name);
        Assert.Contains("namespace Shop.Billing.My_Revisions;", File.ReadAllText(first.Name), StringComparison.Ordinal);
        CollectionAssert.AreEqual(
            new[] { "bbbb22222222", "dddd44444444" },
            InProcessBuild.Run(project, "MigrateHeads").AssertSucceeded().Items.Select(item => item.Name).ToArray());
    }

    [TestMethod]
    public void Remove_deletes_the_last_revision_unless_something_has_it()
    {
        using Workspace workspace = Shop(
            out string project, "<PropertyGroup><MigrateConnectionString>Data Source=app.db</MigrateConnectionString></PropertyGroup>");
        string first = workspace.WriteRevision("1975ea83b712", "create account table", null);
        string second = workspace.WriteRevision("ae1027a6acf5", "add an owner", "1975ea83b712");

        LoggedDiagnostic followed = InProcessBuild.Run(project, "MigrateRemove", ("MigrateRevisions", "1975")).Error;
        NoBuild(project, "MigrateUpgrade").AssertSucceeded();
        LoggedDiagnostic applied = NoBuild(project, "MigrateRemove").Error;
        NoBuild(project, "MigrateDowngrade", ("MigrateTo", "-1")).AssertSucceeded();
        Assert.IsTrue(File.Exists(first) && File.Exists(second));
        BuildOutcome removed = NoBuild(project, "MigrateRemove").AssertSucceeded();
        Assert.IsFalse(File.Exists(second));
        NoBuild(project, "MigrateStamp", ("MigrateTo", "ae1027a6acf5")).AssertSucceeded();
        LoggedDiagnostic unknown = InProcessBuild.Run(project, "MigrateRemove").Error;
        BuildOutcome unasked = NoBuild(project, "MigrateRemove", ("MigrateConnectionString", "")).AssertSucceeded();

        Assert.AreEqual("MIG2012", followed.Code);
        Assert.Contains("ae1027a6acf5", followed.Message, StringComparison.Ordinal);
        Assert.AreEqual("MIG2012", applied.Code);
        Assert.Contains("-t:MigrateDowngrade -p:MigrateTo=1975ea83b712", applied.Message, StringComparison.Ordinal);
        Assert.AreEqual(second, removed.Items.Single().Name);
        Assert.AreEqual("ae1027a6acf5", removed.Items[0].Metadata["Revision"]);
        Assert.Contains(
            "Removed revision ae1027a6acf5, add an owner: Migrations/ae1027a6acf5.cs\nThe database does not have the revision.", removed.HighMessages);
        Assert.AreEqual("MIG2011", unknown.Code);
        Assert.Contains("No database was asked", unasked.HighMessages[^1], StringComparison.Ordinal);
        Assert.IsFalse(File.Exists(first));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "The editors of this test are shell scripts.")]
    [UnsupportedOSPlatform("windows")]
    public void Edit_opens_each_file_in_the_editor_and_never_waits_for_nobody()
    {
        using Workspace workspace = Shop(out string project);
        string file = workspace.WriteRevision("1975ea83b712", "create account table", null);
        string editor = workspace.Write("my editor", "#!/bin/sh\necho \"// edited\" >> \"$1\"\n");
        string failing = workspace.Write("failing", "#!/bin/sh\nexit 3\n");
        File.SetUnixFileMode(editor, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(failing, (UnixFileMode)0b111_101_101);
        InProcessBuild.Run(project, "Build").AssertSucceeded();

        BuildOutcome edited = WithEditor(editor, isCi: false, () => NoBuild(project, "MigrateEdit", ("MigrateRevisions", "head")).AssertSucceeded());
        Assert.EndsWith("// edited\n", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.AreEqual("1975ea83b712", edited.Items.Single().Name);
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        LoggedDiagnostic failed = WithEditor(failing, isCi: false, () => NoBuild(project, "MigrateEdit", ("MigrateRevisions", "1975"))).Error;
        LoggedDiagnostic nobody = WithEditor(editor, isCi: true, () => NoBuild(project, "MigrateEdit", ("MigrateRevisions", "1975"))).Error;
        LoggedDiagnostic nothing = WithEditor(editor, isCi: false, () => NoBuild(project, "MigrateEdit", ("MigrateRevisions", "base"))).Error;

        Assert.AreEqual("MIG0014", failed.Code);
        Assert.AreEqual("MIG0013", nobody.Code);
        Assert.Contains(file, nobody.Message, StringComparison.Ordinal);
        Assert.AreEqual("MIG2012", nothing.Code);
    }

    private static BuildOutcome WithEditor(string editor, bool isCi, Func<BuildOutcome> build) =>
        InProcessBuild.WithVariable("EDITOR", editor, () =>
            InProcessBuild.WithVariable("CI", isCi ? "true" : null, () =>
                InProcessBuild.WithVariable("TF_BUILD", null, build)));

    private static ResultItem Written(string project, string target, params (string Name, string Value)[] properties)
    {
        ResultItem file = InProcessBuild.Run(project, target, properties).AssertSucceeded().Items.Single();
        Assert.IsTrue(File.Exists(file.Name), file.Name);
        Assert.AreEqual(file.Name, file.Metadata["Path"]);
        return file;
    }

    private static BuildOutcome NoBuild(string project, string target, params (string Name, string Value)[] properties) =>
        InProcessBuild.Run(project, target, [("MigrateNoBuild", "true"), .. properties]);

    private static Workspace Shop(out string project, string body = "", string name = "App.csproj")
    {
        var workspace = new Workspace();
        project = workspace.WriteSdkProject($"<PropertyGroup><RootNamespace>Shop</RootNamespace></PropertyGroup>{body}{Workspace.SqliteReferences}", name);
        InProcessBuild.Restore(project).AssertSucceeded();
        return workspace;
    }
}
