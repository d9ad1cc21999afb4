using Microsoft.Data.Sqlite;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>MigrateAdopt: another tool's files, and a project that goes on from them.</summary>
[TestClass]
public sealed class AdoptTargetTests
{
    [TestMethod]
    public void Scripts_become_a_history_that_runs_and_that_later_scripts_join()
    {
        using Workspace workspace = Project(out string project);
        workspace.Write("old/V1__create_account.sql", "CREATE TABLE account (id INTEGER PRIMARY KEY, name TEXT);\n");
        workspace.Write("old/V2__fill.sql", "BEGIN;\nINSERT INTO account (name) VALUES ('${owner}');\nCOMMIT;\n");
        workspace.Write("old/U2__fill.sql", "DELETE FROM account;\n");
        workspace.Write("old/B1__baseline.sql", "SELECT 1;\n");

        BuildOutcome adopted = InProcessBuild.Run(project, "MigrateAdopt", ("MigrateAdoptFrom", "old")).AssertSucceeded();

        CollectionAssert.AreEqual(
            new[] { workspace.PathOf("Migrations/V1__create_account.sql"), workspace.PathOf("Migrations/V2__fill.sql") },
            adopted.Items.Select(item => item.Name).ToArray());
        CollectionAssert.AreEquivalent(
            new[] { ("MIG4034", "B1__baseline.sql", 0), ("MIG4035", "V2__fill.sql", 1), ("MIG4035", "V2__fill.sql", 2) },
            adopted.Warnings.Select(warning => (warning.Code, Path.GetFileName(warning.File), warning.Line)).ToArray());
        Assert.AreEqual(
            "-- revision: V2\n-- message: fill\n-- down: V1\n\n-- upgrade\nINSERT INTO account (name) VALUES ('${owner}');\n\n-- downgrade\nDELETE FROM account;\n",
            File.ReadAllText(workspace.PathOf("Migrations/V2__fill.sql")));
        InProcessBuild.Run(project, "MigrateUpgrade").AssertSucceeded();
        CollectionAssert.AreEqual(new[] { "${owner}" }, Rows(workspace, "SELECT name FROM account"));

        workspace.Write("old/V1_5__late.sql", "ALTER TABLE account ADD COLUMN note TEXT;\n");
        ResultItem late = InProcessBuild.Run(project, "MigrateAdopt", ("MigrateAdoptFrom", "old")).AssertSucceeded().Items.Single();
        Assert.AreEqual("V2", late.Metadata["DownRevisions"]);
        CollectionAssert.AreEqual(new[] { "V1_5" }, InProcessBuild.Run(project, "MigrateUpgrade").AssertSucceeded().Items.Select(item => item.Name).ToArray());

        Assert.IsEmpty(InProcessBuild.Run(project, "MigrateAdopt", ("MigrateAdoptFrom", "old")).AssertSucceeded().Items);
        Assert.AreEqual("MIG0011", InProcessBuild.Run(project, "MigrateAdopt", ("MigrateAdoptFrom", "old"), ("MigrateDirectory", "old")).Error.Code);
    }

    [TestMethod]
    public void Alembics_revisions_without_SQL_compile_and_say_so_when_they_must_run()
    {
        using Workspace workspace = Project(out string project, "<MigrateVersionTable>alembic_version</MigrateVersionTable>");
        workspace.Write("versions/27c6a30d7c24_one.py", "\"\"\"one\n\nCreate Date: 2026-01-10 08:30:00\n\"\"\"\nrevision = '27c6a30d7c24'\ndown_revision = None\n");
        workspace.Write("versions/1975ea83b712_two.py", "\"\"\"one\"\"\"\nrevision = '1975ea83b712'\ndown_revision = '27c6a30d7c24'\nbranch_labels = ('billing',)\n");
        workspace.Write("versions/ae1027a6acf5_three.py", "\"\"\"three\"\"\"\nrevision = 'ae1027a6acf5'\ndown_revision = '1975ea83b712'\n");
        workspace.Write("three.sql", "-- Running upgrade 1975ea83b712 -> ae1027a6acf5\n\nCREATE TABLE three (id INTEGER);\n\nUPDATE alembic_version SET version_num='ae1027a6acf5' WHERE alembic_version.version_num = '1975ea83b712';\n");
        Run(workspace, "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL); INSERT INTO alembic_version VALUES ('1975ea83b712');");

        BuildOutcome adopted = InProcessBuild.Run(project, "MigrateAdopt", ("MigrateAdoptFrom", "versions"), ("MigrateAdoptSql", "three.sql")).AssertSucceeded();

        Assert.Contains("2 without SQL", string.Join('\n', adopted.HighMessages), StringComparison.Ordinal);
        BuildOutcome history = InProcessBuild.Run(project, "MigrateHistory").AssertSucceeded();
        CollectionAssert.AreEqual(new[] { "ae1027a6acf5", "1975ea83b712", "27c6a30d7c24" }, history.Items.Select(item => item.Name).ToArray());
        Assert.AreEqual("billing", history.Items[1].Metadata["Labels"]);
        Assert.StartsWith("2026-01-10T08:30:00", history.Items[2].Metadata["CreateDate"]);
        InProcessBuild.Run(project, "MigrateUpgrade", ("MigrateNoBuild", "true")).AssertSucceeded();
        CollectionAssert.AreEqual(new[] { "ae1027a6acf5" }, Rows(workspace, "SELECT version_num FROM alembic_version"));

        LoggedDiagnostic refused = InProcessBuild.Run(
            project, "MigrateUpgrade", ("MigrateNoBuild", "true"), ("MigrateConnectionString", "Data Source=new.db")).Error;
        Assert.AreEqual("MIG4033", refused.Code);
        Assert.Contains("27c6a30d7c24_one.py", refused.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void Entity_Frameworks_script_is_stamped_on_the_database_that_it_made()
    {
        using Workspace workspace = Project(out string project);
        string script = Path.Combine(Tree.Root, "tests/Adoption/Histories/entityframework/sqlite.sql");
        Run(workspace, File.ReadAllText(script));
        InProcessBuild.Run(project, "MigrateAdopt", ("MigrateAdoptFrom", script)).AssertSucceeded();

        InProcessBuild.Run(project, "MigrateStamp", ("MigrateTo", "20260302101500")).AssertSucceeded();

        Assert.IsEmpty(InProcessBuild.Run(project, "MigrateUpgrade", ("MigrateNoBuild", "true")).AssertSucceeded().Items);
        BuildOutcome current = InProcessBuild.Run(project, "MigrateCurrent", ("MigrateNoBuild", "true")).AssertSucceeded();
        Assert.AreEqual("NameMayBeNull", current.Items.Single().Metadata["Message"]);
    }

    private static Workspace Project(out string project, string properties = "")
    {
        var workspace = new Workspace();
        project = workspace.WriteSdkProject(
            $"<PropertyGroup><RootNamespace>Shop</RootNamespace><MigrateConnectionString Condition=\"'$(MigrateConnectionString)' == ''\">Data Source=shop.db;Pooling=False</MigrateConnectionString>{properties}</PropertyGroup>"
            + Workspace.SqliteReferences);
        InProcessBuild.Restore(project).AssertSucceeded();
        return workspace;
    }

    private static void Run(Workspace workspace, string sql)
    {
        using SqliteConnection connection = Open(workspace);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<string> Rows(Workspace workspace, string sql)
    {
        using SqliteConnection connection = Open(workspace);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private static SqliteConnection Open(Workspace workspace)
    {
        var connection = new SqliteConnection($"Data Source={workspace.PathOf("shop.db")};Pooling=False");
        connection.Open();
        return connection;
    }
}
