using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Microsoft.Build.Logging;
using Microsoft.Data.Sqlite;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>The targets on a real database, looked at independently.</summary>
[TestClass]
public sealed class DatabaseTargetTests
{
    private const string First = """op.CreateTable("account", [new Column("id", SqlType.Integer) { PrimaryKey = true }, new Column("name", SqlType.String(50))]);""";

    [TestMethod]
    public void Upgrade_current_and_downgrade_work_on_the_file_beside_the_project()
    {
        using var workspace = new Workspace();
        string project = Write(workspace);

        BuildOutcome upgrade = InProcessBuild.Run(project, "MigrateUpgrade").AssertSucceeded();
        CollectionAssert.IsSubsetOf(
            new[]
            {
                "Running upgrade  -> 1975ea83b712, create account table",
                "Running upgrade 1975ea83b712 -> ae1027a6acf5, add an index",
            },
            upgrade.HighMessages.ToArray());
        CollectionAssert.AreEqual(new[] { "1975ea83b712", "ae1027a6acf5" }, upgrade.Items.Select(item => item.Name).ToArray());
        Assert.AreEqual("create account table", upgrade.Items[0].Metadata["Message"]);
        Assert.AreEqual(2, Count(workspace, "SELECT count(*) FROM sqlite_master WHERE name IN ('account', 'ix_account_name')"));

        BuildOutcome again = NoBuild(project, "MigrateUpgrade").AssertSucceeded();
        Assert.AreEqual(0, again.Items.Count);
        Assert.IsTrue(again.HighMessages.Any(message => message.StartsWith("Nothing to do", StringComparison.Ordinal)));

        Assert.AreEqual("ae1027a6acf5", NoBuild(project, "MigrateCurrent").AssertSucceeded().Items.Single().Name);
        NoBuild(project, "MigrateDowngrade", ("MigrateTo", "-1")).AssertSucceeded();
        Assert.AreEqual("1975ea83b712", NoBuild(project, "MigrateCurrent").AssertSucceeded().Items.Single().Name);
        Assert.AreEqual("true", NoBuild(project, "MigrateHistory", ("MigrateIndicateCurrent", "true")).AssertSucceeded()
            .Items.Single(item => item.Name == "1975ea83b712").Metadata["IsCurrent"]);
    }

    [TestMethod]
    public void A_class_library_works_without_a_runtimeconfig()
    {
        using var workspace = new Workspace();
        string project = Write(workspace, "<PropertyGroup><OutputType>Library</OutputType></PropertyGroup>");

        InProcessBuild.Run(project, "MigrateUpgrade").AssertSucceeded();

        Assert.IsFalse(File.Exists(workspace.PathOf("bin/Debug/net10.0/App.runtimeconfig.json")));
        Assert.AreEqual(0, Count(workspace, "SELECT count(*) FROM account"));
    }

    [TestMethod]
    [DataRow("false")]
    [DataRow("true")]
    public void A_failing_statement_is_an_error_at_the_call_also_in_a_deterministic_build(string deterministic)
    {
        using var workspace = new Workspace();
        string project = Write(workspace, "<ItemGroup><SourceRoot Include=\"$(MSBuildProjectDirectory)/\" /></ItemGroup>");
        string file = workspace.WriteRevision("27c6a30d7c24", "break", "ae1027a6acf5", """op.Execute("INSERT INTO nowhere VALUES (1)");""");

        LoggedDiagnostic error = InProcessBuild.Run(project, "MigrateUpgrade", ("ContinuousIntegrationBuild", deterministic)).Error;

        Assert.AreEqual("MIG3001", error.Code);
        Assert.AreEqual(file, error.File);
        Assert.AreEqual(LineOf(file, "nowhere"), error.Line);
        Assert.Contains("27c6a30d7c24", error.Message, StringComparison.Ordinal);
        Assert.Contains("no such table: nowhere", error.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void An_exception_of_a_revision_is_one_error_without_a_stack_trace()
    {
        using var workspace = new Workspace();
        string project = Write(workspace);
        string file = workspace.WriteRevision(
            "27c6a30d7c24", "break", "ae1027a6acf5", """throw new System.InvalidOperationException("I will not");""");

        LoggedDiagnostic error = InProcessBuild.Run(project, "MigrateUpgrade").Error;

        Assert.StartsWith("MIG", error.Code, StringComparison.Ordinal);
        Assert.AreEqual(file, error.File);
        Assert.AreEqual(LineOf(file, "I will not"), error.Line);
        Assert.Contains("I will not", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void What_the_project_prints_goes_to_the_log()
    {
        using var workspace = new Workspace();
        string project = Write(workspace);
        workspace.WriteRevision("27c6a30d7c24", "print", "ae1027a6acf5", """System.Console.WriteLine("{\"t\":\"text\",\"m\":\"printed\"}");""");

        BuildOutcome build = InProcessBuild.Run(project, "MigrateUpgrade").AssertSucceeded();

        Assert.Contains("""{"t":"text","m":"printed"}""", build.AllMessages);
        Assert.DoesNotContain("printed", build.HighMessages);
    }

    [TestMethod]
    public void A_project_without_the_engine_is_told_so()
    {
        using var workspace = new Workspace();
        string project = workspace.WriteSdkProject("<PropertyGroup><MigrateConnectionString>Data Source=a.db</MigrateConnectionString></PropertyGroup>");
        workspace.Write("Empty.cs", "class Empty;");
        InProcessBuild.Restore(project).AssertSucceeded();

        Assert.AreEqual("MIG0025", InProcessBuild.Run(project, "MigrateUpgrade").Error.Code);
    }

    [TestMethod]
    public async Task A_password_in_a_variable_is_in_no_log_and_on_no_command_line()
    {
        // Read by nobody but the host; this SQLite has no encryption, so the run also fails with a message.
        const string Secret = "hunter22planted";
        const string Variable = "MIGRATIONS_BUILD_TEST_DB";
        using var workspace = new Workspace();
        string project = Write(workspace, connection: "");
        string log = workspace.PathOf("build.binlog");
        using var stop = new CancellationTokenSource();
        Task<bool> watch = Task.Run(() => SeenOnACommandLine(Secret, stop.Token));

        BuildOutcome build = InProcessBuild.WithVariable(Variable, $"Data Source=secret.db;Password={Secret}", () => InProcessBuild.Run(
            project, "MigrateUpgrade", [new BinaryLogger { Parameters = log }], ("MigrateConnectionStringVariable", Variable)));

        await stop.CancelAsync();
        Assert.IsFalse(build.Succeeded);
        Assert.AreNotEqual("MIG0002", build.Error.Code, "The host did not get the variable.");
        Assert.IsFalse(await watch);
        Assert.IsFalse(build.AllMessages.Concat(build.Errors.Select(error => error.Message)).Any(text => text.Contains(Secret, StringComparison.Ordinal)));
        Assert.DoesNotContain(Secret, BinaryLogText(log), StringComparison.Ordinal);
        Assert.Contains(Variable, BinaryLogText(log), StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_password_in_a_property_is_in_the_binary_log_which_the_warning_says()
    {
        // The control of the test above: its way of looking finds what is there.
        using var workspace = new Workspace();
        string project = Write(workspace, connection: "Data Source=app.db;Password=hunter22planted");
        string log = workspace.PathOf("build.binlog");

        BuildOutcome build = InProcessBuild.Run(project, "MigrateUpgrade", [new BinaryLogger { Parameters = log }]);

        Assert.AreEqual("MIG0005", build.Warnings.Single().Code);
        Assert.Contains("hunter22planted", BinaryLogText(log), StringComparison.Ordinal);
        Assert.IsFalse(build.Errors.Any(error => error.Message.Contains("hunter22planted", StringComparison.Ordinal)));
    }

    private static bool SeenOnACommandLine(string secret, CancellationToken stop)
    {
        for (; !stop.IsCancellationRequested; Thread.Sleep(5))
        {
            foreach (Process process in Process.GetProcesses())
            {
                using (process)
                {
                    string file = string.Create(null, $"/proc/{process.Id}/cmdline");
                    try
                    {
                        if (File.Exists(file) && File.ReadAllText(file).Contains(secret, StringComparison.Ordinal))
                        {
                            return true;
                        }
                    }
                    catch (IOException)
                    {
                        // It has just ended.
                    }
                }
            }
        }

        return false;
    }

    // All strings of a binary log stand in one compressed stream; no reader can hide what is there.
    private static string BinaryLogText(string log)
    {
        using var file = new GZipStream(File.OpenRead(log), CompressionMode.Decompress);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static string Write(Workspace workspace, string more = "", string connection = "Data Source=app.db")
    {
        string project = workspace.WriteSdkProject($"""
            <PropertyGroup>
              <OutputType>Exe</OutputType>
              <MigrateConnectionString>{connection}</MigrateConnectionString>
            </PropertyGroup>
            {more}
            {Workspace.SqliteReferences}
            """);
        workspace.Write("Program.cs", "namespace Shop; public static class Program { public static void Main() { } }");
        workspace.WriteRevision("1975ea83b712", "create account table", null, First, """op.DropTable("account");""");
        workspace.WriteRevision(
            "ae1027a6acf5",
            "add an index",
            "1975ea83b712",
            """op.CreateIndex("ix_account_name", "account", ["name"]);""",
            """op.DropIndex("ix_account_name", "account");""");
        InProcessBuild.Restore(project).AssertSucceeded();
        return project;
    }

    private static BuildOutcome NoBuild(string project, string target, params (string Name, string Value)[] properties) =>
        InProcessBuild.Run(project, target, [("MigrateNoBuild", "true"), .. properties]);

    private static long Count(Workspace workspace, string query)
    {
        using var connection = new SqliteConnection($"Data Source={workspace.PathOf("app.db")};Pooling=false;Mode=ReadOnly");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = query;
        return (long)command.ExecuteScalar()!;
    }

    private static int LineOf(string file, string text) =>
        Array.FindIndex(File.ReadAllLines(file), line => line.Contains(text, StringComparison.Ordinal)) + 1;
}
