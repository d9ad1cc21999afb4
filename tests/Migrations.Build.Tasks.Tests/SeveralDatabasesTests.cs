using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>@(MigrateDatabase): one run over several databases.</summary>
[TestClass]
public sealed class SeveralDatabasesTests
{
    private static Workspace _workspace = null!;
    private static string _project = null!;

    [ClassInitialize]
    public static void Build(TestContext context)
    {
        _workspace = new Workspace();
        _project = _workspace.WriteSdkProject($"""
            <ItemGroup>
              <MigrateDatabase Include="accounts" ConnectionString="Data Source=$(Prefix)accounts.db;Pooling=false" />
              <MigrateDatabase Include="orders" ConnectionString="Data Source=$(Prefix)orders.db" VersionTable="orders_version" />
              <MigrateDatabase Include="archive" ConnectionString="Data Source=$(Prefix)archive.db" />
              <MigrateDatabase Condition="'$(Nameless)' != ''" Include="nameless" />
            </ItemGroup>
            {Workspace.SqliteReferences}
            """);
        _workspace.WriteRevision("1975ea83b712", "first", null, """
            op.Execute("CREATE TABLE " + op.Database + " (id integer)");
                    if (op.Arguments.TryGetValue("fail", out string? name) && name == op.Database)
                    {
                        op.Execute("INSERT INTO nowhere VALUES (1)");
                    }
            """);
        InProcessBuild.Restore(_project).AssertSucceeded();
        InProcessBuild.Run(_project, "Build").AssertSucceeded();
    }

    [ClassCleanup]
    public static void Clean() => _workspace.Dispose();

    [TestMethod]
    public void Each_database_is_upgraded_and_its_revisions_know_its_name()
    {
        BuildOutcome build = Run("MigrateUpgrade", ("Prefix", "all-")).AssertSucceeded();

        CollectionAssert.AreEqual(
            new[] { "accounts", "orders", "archive" }, build.Items.Select(item => item.Metadata["DatabaseName"]).ToArray());
        BuildOutcome current = Run("MigrateCurrent", ("Prefix", "all-")).AssertSucceeded();
        Assert.HasCount(3, current.Items);
        BuildOutcome script = Run("MigrateScript", ("MigrateOutput", "out.sql")).AssertSucceeded();
        Assert.HasCount(3, script.Items);
        Assert.Contains("CREATE TABLE orders ", File.ReadAllText(_workspace.PathOf("out.orders.sql")), StringComparison.Ordinal);
        Assert.Contains("orders_version", File.ReadAllText(_workspace.PathOf("out.orders.sql")), StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_failure_in_one_says_what_happened_to_the_others()
    {
        BuildOutcome build = Run("MigrateUpgrade", ("Prefix", "fail-"), ("MigrateArgs", "fail=orders"));

        CollectionAssert.AreEqual(new[] { "MIG3001", "MIG0072" }, build.Errors.Select(error => error.Code).ToArray());
        Assert.Contains("Done before it: 'accounts'. Not begun: 'archive'.", build.Errors[1].Message, StringComparison.Ordinal);
        Assert.IsFalse(File.Exists(_workspace.PathOf("fail-archive.db")));
    }

    [TestMethod]
    public void An_item_without_a_connection_is_refused_before_any_database_is_touched()
    {
        BuildOutcome build = Run("MigrateUpgrade", ("Prefix", "none-"), ("Nameless", "true"));

        Assert.AreEqual("MIG0071", build.Error.Code);
        Assert.Contains("'nameless'", build.Error.Message, StringComparison.Ordinal);
        Assert.IsFalse(File.Exists(_workspace.PathOf("none-accounts.db")));
    }

    private static BuildOutcome Run(string target, params (string Name, string Value)[] properties) =>
        InProcessBuild.Run(_project, target, [("MigrateNoBuild", "true"), .. properties]);
}
