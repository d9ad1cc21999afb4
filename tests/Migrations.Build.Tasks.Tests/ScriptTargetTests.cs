using Microsoft.Data.Sqlite;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>The targets that say what they would do, in SQL.</summary>
[TestClass]
public sealed class ScriptTargetTests
{
    private static readonly Workspace Shared = new();
    private static string _project = "";

    [ClassInitialize]
    public static void Write(TestContext context)
    {
        _ = context;
        _project = Shared.WriteSdkProject($"""
            <PropertyGroup>
              <OutputType>Exe</OutputType>
              <MigrateConnectionString Condition="'$(Connected)' != 'false'">Data Source=$(File).db</MigrateConnectionString>
            </PropertyGroup>
            {Workspace.SqliteReferences}
            """);
        Shared.Write("Program.cs", "namespace Shop; public static class Program { public static void Main() { } }");
        Shared.WriteRevision(
            "1975ea83b712",
            "create account table",
            null,
            """op.CreateTable("account", [new Column("id", SqlType.Integer) { PrimaryKey = true }, new Column("name", SqlType.String(50))]);""",
            """op.DropTable("account");""");
        Shared.WriteRevision(
            "ae1027a6acf5",
            "fill it",
            "1975ea83b712",
            """op.Execute($"INSERT INTO account (id, name) VALUES ({1}, {"it's 100%; "})");""",
            """op.Execute("DELETE FROM account");""");
        InProcessBuild.Restore(_project).AssertSucceeded();
        InProcessBuild.Run(_project, "Build").AssertSucceeded();
    }

    [ClassCleanup]
    public static void Delete() => Shared.Dispose();

    [TestMethod]
    public void A_script_in_a_file_leaves_what_the_upgrade_leaves_and_needs_no_connection()
    {
        BuildOutcome build = Run("MigrateScript", ("Connected", "false"), ("MigrateOutput", "out/up.sql")).AssertSucceeded();
        Run("MigrateUpgrade", ("File", "online")).AssertSucceeded();

        CollectionAssert.AreEqual(new[] { "1975ea83b712", "ae1027a6acf5" }, build.Items.Select(item => item.Name).ToArray());
        Assert.AreEqual(Shared.PathOf("out/up.sql"), build.Items[0].Metadata["Script"]);
        Execute("offline", File.ReadAllText(Shared.PathOf("out/up.sql")));
        const string Everything = "SELECT group_concat(sql) || (SELECT group_concat(id || name) FROM account) || (SELECT version_num FROM migrations_version) FROM sqlite_master";
        Assert.AreEqual(Scalar("online", Everything), Scalar("offline", Everything));
    }

    [TestMethod]
    public void A_script_is_printed_for_the_range_and_direction_that_are_asked_for()
    {
        string up = Text(Run("MigrateScript", ("MigrateFrom", "1975"), ("MigrateTo", "+1")));
        BuildOutcome down = Run("MigrateScript", ("MigrateScriptDirection", "Downgrade"), ("MigrateFrom", "head"), ("MigrateTo", "-1"));

        Assert.Contains("INSERT INTO account (id, name) VALUES (1, 'it''s 100%; ');", up, StringComparison.Ordinal);
        Assert.DoesNotContain("CREATE TABLE \"account\"", up, StringComparison.Ordinal);
        Assert.Contains("DELETE FROM account;", Text(down), StringComparison.Ordinal);
        Assert.AreEqual("downgrade", down.Items.Single().Metadata["Verb"]);
        Assert.AreEqual("", down.Items[0].Metadata["Script"]);
        Assert.AreEqual("MIG0009", Run("MigrateScript", ("MigrateScriptDirection", "Downgrade"), ("MigrateTo", "base")).Error.Code);
        Assert.AreEqual("MIG0008", Run("MigrateScript", ("MigrateScriptDirection", "Sideways")).Error.Code);
        Assert.AreEqual("MIG3024", Run("MigrateScript", ("MigrateIdempotent", "true")).Error.Code);
        Assert.AreEqual("MIG3025", Run("MigrateScript", ("MigrateOutput", "Migrations")).Error.Code);
    }

    [TestMethod]
    public void A_stamp_and_the_version_table_can_be_had_as_a_script()
    {
        BuildOutcome tables = Run("MigrateEnsureVersion", ("MigrateSql", "true"), ("MigrateOutput", "tables.sql"), ("MigrateLogTable", "none")).AssertSucceeded();
        BuildOutcome stamp = Run("MigrateStamp", ("MigrateSql", "true"), ("MigrateTo", "head"), ("MigrateLogTable", "none"), ("MigrateOutput", "stamp.sql")).AssertSucceeded();

        Assert.AreEqual("migrations_version", tables.Items.Single().Name);
        Assert.AreEqual("stamp_revision", stamp.Items.Single().Metadata["Verb"]);
        Execute("stamped", File.ReadAllText(Shared.PathOf("tables.sql")));
        Execute("stamped", File.ReadAllText(Shared.PathOf("stamp.sql")));
        Assert.AreEqual("ae1027a6acf5", Scalar("stamped", "SELECT version_num FROM migrations_version"));
        Assert.AreEqual("1", Scalar("stamped", "SELECT CAST(count(*) AS TEXT) FROM sqlite_master WHERE type = 'table'"), "no log");
        Assert.AreEqual("MIG0008", Run("MigrateStamp", ("MigrateSql", "true"), ("MigrateTo", "head"), ("MigratePurge", "true")).Error.Code);
    }

    [TestMethod]
    public void A_dry_run_shows_steps_and_sql_and_does_nothing()
    {
        BuildOutcome empty = Run("MigrateUpgrade", ("File", "dry"), ("MigrateDryRun", "true"));
        Assert.IsFalse(File.Exists(Shared.PathOf("dry.db")));
        CollectionAssert.AreEqual(new[] { "1975ea83b712", "ae1027a6acf5" }, empty.Items.Select(item => item.Name).ToArray());

        Run("MigrateUpgrade", ("File", "dry"), ("MigrateTo", "1975")).AssertSucceeded();
        BuildOutcome up = Run("MigrateUpgrade", ("File", "dry"), ("MigrateDryRun", "true"));
        BuildOutcome down = Run("MigrateDowngrade", ("File", "dry"), ("MigrateDryRun", "true"), ("MigrateTo", "base"));

        Assert.AreEqual("ae1027a6acf5", up.Items.Single().Name);
        Assert.Contains("-- Running upgrade 1975ea83b712 -> ae1027a6acf5, fill it", Text(up), StringComparison.Ordinal);
        Assert.Contains("INSERT INTO account", Text(up), StringComparison.Ordinal);
        Assert.DoesNotContain("CREATE TABLE \"account\"", Text(up), StringComparison.Ordinal);
        Assert.Contains("DROP TABLE", Text(down), StringComparison.Ordinal);
        Assert.AreEqual("1975ea83b712", Scalar("dry", "SELECT version_num FROM migrations_version"));
        Assert.AreEqual("0", Scalar("dry", "SELECT CAST(count(*) AS TEXT) FROM account"));
    }

    [TestMethod]
    public void Verbose_shows_each_statement_without_the_values_of_parameters()
    {
        string text = Text(Run("MigrateUpgrade", ("File", "verbose"), ("MigrateVerbose", "true")));

        Assert.Contains("CREATE TABLE account", text.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("INSERT INTO account", text, StringComparison.Ordinal);
        Assert.DoesNotContain("100%", text, StringComparison.Ordinal);
    }

    private static BuildOutcome Run(string target, params (string Name, string Value)[] properties) =>
        InProcessBuild.Run(_project, target, [("MigrateNoBuild", "true"), .. properties]);

    private static string Text(BuildOutcome build) => string.Join('\n', build.AssertSucceeded().HighMessages);

    private static void Execute(string database, string sql)
    {
        using SqliteConnection connection = Open(database, SqliteOpenMode.ReadWriteCreate);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string? Scalar(string database, string query)
    {
        using SqliteConnection connection = Open(database, SqliteOpenMode.ReadOnly);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = query;
        return (string?)command.ExecuteScalar();
    }

    private static SqliteConnection Open(string database, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection($"Data Source={Shared.PathOf(database)}.db;Pooling=false;Mode={mode}");
        connection.Open();
        return connection;
    }
}
