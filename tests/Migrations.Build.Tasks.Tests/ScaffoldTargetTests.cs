using Microsoft.Data.Sqlite;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>MigrateScaffold: a database, a project without anything, and what the two make.</summary>
[TestClass]
public sealed class ScaffoldTargetTests
{
    [TestMethod]
    public void A_database_becomes_a_project_that_is_stamped_and_clean_and_makes_another_one()
    {
        using var workspace = new Workspace();
        string project = workspace.WriteSdkProject(
            "<PropertyGroup><RootNamespace>Shop</RootNamespace><ImplicitUsings>enable</ImplicitUsings><MigrateConnectionString>Data Source=shop.db</MigrateConnectionString></PropertyGroup>"
            + Workspace.SqliteReferences);
        InProcessBuild.Restore(project).AssertSucceeded();
        Run(workspace.PathOf("shop.db"), """
            CREATE TABLE account (id INTEGER NOT NULL, name VARCHAR(80) NOT NULL, CONSTRAINT pk_account PRIMARY KEY (id));
            CREATE INDEX ix_account_name ON account (name);
            CREATE VIEW names AS SELECT name FROM account;
            """);

        BuildOutcome scaffold = InProcessBuild.Run(project, "MigrateScaffold").AssertSucceeded();
        Assert.Contains("view names", string.Join('\n', scaffold.HighMessages));
        Assert.IsTrue(File.Exists(scaffold.Items.Single().Name));
        Assert.IsTrue(File.Exists(workspace.PathOf("Model/DatabaseModel.cs")));

        InProcessBuild.Run(project, "MigrateStamp", ("MigrateTo", "head")).AssertSucceeded();
        InProcessBuild.Run(project, "MigrateCheck", ("MigrateNoBuild", "true")).AssertSucceeded();
        InProcessBuild.Run(project, "MigrateCheck", ("MigrateNoBuild", "true"), ("MigrateCompareTo", "Scratch")).AssertSucceeded();
        Assert.AreEqual("MIG4030", InProcessBuild.Run(project, "MigrateScaffold", ("MigrateNoBuild", "true")).Error.Code);

        File.Delete(scaffold.Items.Single().Name);
        LoggedDiagnostic there = InProcessBuild.Run(project, "MigrateScaffold").Error;
        Assert.AreEqual("MIG4031", there.Code);
        Assert.Contains(workspace.PathOf("Model"), there.Message, StringComparison.Ordinal);
    }

    private static void Run(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
