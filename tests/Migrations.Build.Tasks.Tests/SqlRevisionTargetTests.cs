using Microsoft.Data.Sqlite;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>Classes and .sql files in one history, on a real database.</summary>
[TestClass]
public sealed class SqlRevisionTargetTests
{
    [TestMethod]
    public void Classes_and_sql_files_are_one_history_up_and_down()
    {
        using Workspace workspace = Shop(out string project);
        workspace.WriteRevision(
            "aaaa11111111", "create account table", null, """op.CreateTable("account", [new Column("id", SqlType.Integer)]);""", """op.DropTable("account");""");
        ResultItem written = InProcessBuild.Run(
            project,
            "MigrateRevision",
            ("MigrateRevisionLanguage", "Sql"),
            ("MigrateRevisionId", "bbbb22222222"),
            ("MigrateMessage", "fill it"),
            ("MigrateBranchLabel", "data")).AssertSucceeded().Items.Single();
        Assert.AreEqual(workspace.PathOf("Migrations/bbbb22222222_fill_it.sql"), written.Name);
        string text = File.ReadAllText(written.Name);
        Assert.Contains("-- revision: bbbb22222222\n-- message: fill it\n-- down: aaaa11111111\n-- labels: data\n", text, StringComparison.Ordinal);
        File.WriteAllText(written.Name, text.ReplaceLineEndings("\n")
            .Replace("-- upgrade\n", "-- upgrade\nINSERT INTO account (id) VALUES (7);\nINSERT INTO account (id) VALUES (8);\n", StringComparison.Ordinal)
            .Replace("-- downgrade\n", "-- downgrade\nDELETE FROM account;\n", StringComparison.Ordinal));
        workspace.WriteRevision("cccc33333333", "more", "bbbb22222222", """op.Execute("UPDATE account SET id = id + 1");""", """op.Execute("UPDATE account SET id = id - 1");""");

        BuildOutcome up = InProcessBuild.Run(project, "MigrateUpgrade").AssertSucceeded();
        CollectionAssert.AreEqual(
            new[] { "aaaa11111111", "bbbb22222222", "cccc33333333" }, up.Items.Select(item => item.Name).ToArray());
        CollectionAssert.AreEqual(new[] { "8", "9" }, Rows(workspace, "SELECT id FROM account ORDER BY id"));

        InProcessBuild.Run(project, "MigrateDowngrade", ("MigrateNoBuild", "true"), ("MigrateTo", "data@-2")).AssertSucceeded();
        CollectionAssert.AreEqual(Array.Empty<string>(), Rows(workspace, "SELECT id FROM account"));
        CollectionAssert.AreEqual(new[] { "aaaa11111111" }, Rows(workspace, "SELECT version_num FROM migrations_version"));
    }

    [TestMethod]
    [DataRow("false")]
    [DataRow("true")]
    public void A_refused_statement_of_a_sql_file_is_an_error_at_its_line(string deterministic)
    {
        using Workspace workspace = Shop(out string project, "<ItemGroup><SourceRoot Include=\"$(MSBuildProjectDirectory)/\" /></ItemGroup>");
        string file = workspace.Write("Migrations/bad.sql", "-- revision: aaaa11111111\n-- upgrade\nSELECT 1;\n\nINSERT INTO nowhere\n  VALUES (1);\n");

        LoggedDiagnostic error = InProcessBuild.Run(project, "MigrateUpgrade", ("ContinuousIntegrationBuild", deterministic)).Error;

        Assert.AreEqual("MIG3001", error.Code);
        Assert.AreEqual(file, error.File);
        Assert.AreEqual(5, error.Line);
        Assert.Contains("no such table: nowhere", error.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void An_unknown_parent_of_a_sql_file_is_an_error_of_the_build_at_its_line()
    {
        using Workspace workspace = Shop(out string project);
        string file = workspace.Write("Migrations/bad.sql", "-- revision: aaaa11111111\n-- message: bad\n-- down: nowhere\n-- upgrade\nSELECT 1;\n");

        LoggedDiagnostic error = InProcessBuild.Run(project, "Build").Error;

        Assert.AreEqual("MIG2007", error.Code);
        Assert.AreEqual(file, Path.GetFullPath(error.File, workspace.Folder));
        Assert.AreEqual(3, error.Line);
    }

    [TestMethod]
    public void The_revisions_of_a_referenced_project_run_from_the_one_that_references_it()
    {
        using var workspace = new Workspace();
        string library = workspace.WriteSdkProject($"""
            <PropertyGroup><RootNamespace>Shop</RootNamespace><AssemblyName>Shop.Revisions</AssemblyName></PropertyGroup>
            {Workspace.EngineReferences}
            """, "Revisions/Revisions.csproj");
        string app = workspace.WriteSdkProject($"""
            <PropertyGroup>
              <OutputType>Exe</OutputType>
              <MigrateAssembly>Shop.Revisions</MigrateAssembly>
              <MigrateConnectionString>Data Source=app.db</MigrateConnectionString>
            </PropertyGroup>
            <ItemGroup><ProjectReference Include="../Revisions/Revisions.csproj" /></ItemGroup>
            {Workspace.SqliteReferences}
            """, "App/App.csproj");
        workspace.Write("App/Program.cs", "namespace Shop; public static class Program { public static void Main() { } }");
        string first = workspace.Write("Revisions/Migrations/first.sql", "-- revision: aaaa11111111\n-- message: first\n-- upgrade\nCREATE TABLE account (id INTEGER);\n");
        string second = workspace.Write("Revisions/Migrations/second.sql", "-- revision: bbbb22222222\n-- message: second\n-- down: aaaa11111111\n-- upgrade\nSELECT nothing;\n");
        InProcessBuild.Restore(library).AssertSucceeded();
        InProcessBuild.Restore(app).AssertSucceeded();

        BuildOutcome heads = InProcessBuild.Run(app, "MigrateHeads").AssertSucceeded();
        BuildOutcome history = NoBuild(app, "MigrateHistory").AssertSucceeded();
        NoBuild(app, "MigrateUpgrade", ("MigrateTo", "aaaa")).AssertSucceeded();
        LoggedDiagnostic failed = NoBuild(app, "MigrateUpgrade").Error;
        LoggedDiagnostic elsewhere = NoBuild(app, "MigrateRevision").Error;
        LoggedDiagnostic absent = NoBuild(app, "MigrateHeads", ("MigrateAssembly", "Shop.Nowhere")).Error;
        BuildOutcome own = NoBuild(app, "MigrateHeads", ("MigrateAssembly", "App")).AssertSucceeded();
        BuildOutcome byPath = NoBuild(library, "MigrateHeads", ("MigrateAssembly", "../App/bin/Debug/net10.0/Shop.Revisions.dll")).AssertSucceeded();

        Assert.AreEqual("bbbb22222222", heads.Items.Single().Name);
        Assert.AreEqual(second, heads.Items[0].Metadata["Path"]);
        Assert.AreEqual(first, history.Items[1].Metadata["Path"]);
        CollectionAssert.AreEqual(new[] { "aaaa11111111" }, Rows(workspace, "SELECT version_num FROM migrations_version", "App/app.db"));
        Assert.AreEqual("MIG3001", failed.Code);
        Assert.AreEqual(second, failed.File);
        Assert.AreEqual(5, failed.Line);
        Assert.AreEqual("MIG0028", elsewhere.Code);
        Assert.Contains(library, elsewhere.Message, StringComparison.Ordinal);
        Assert.AreEqual("MIG0027", absent.Code);
        Assert.IsEmpty(own.Items);
        Assert.AreEqual("bbbb22222222", byPath.Items.Single().Name);
    }

    private static BuildOutcome NoBuild(string project, string target, params (string Name, string Value)[] properties) =>
        InProcessBuild.Run(project, target, [("MigrateNoBuild", "true"), .. properties]);

    private static Workspace Shop(out string project, string body = "")
    {
        var workspace = new Workspace();
        project = workspace.WriteSdkProject($"""
            <PropertyGroup>
              <RootNamespace>Shop</RootNamespace>
              <MigrateConnectionString>Data Source=app.db</MigrateConnectionString>
            </PropertyGroup>
            {body}
            {Workspace.SqliteReferences}
            """);
        InProcessBuild.Restore(project).AssertSucceeded();
        return workspace;
    }

    private static string[] Rows(Workspace workspace, string query, string database = "app.db")
    {
        using var connection = new SqliteConnection($"Data Source={workspace.PathOf(database)};Pooling=false;Mode=ReadOnly");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = query;
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return [.. rows];
    }
}
