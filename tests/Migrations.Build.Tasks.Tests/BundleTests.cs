using System.Diagnostics;
using System.Text.Json;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>MigrateBundle as an operator meets it: one file, somewhere else, without SDK, project and source.</summary>
[TestClass]
public sealed class BundleTests
{
    private static PackageFeed _feed = null!;
    private static string _bundle = null!;
    private static string _result = null!;
    private static string _folder = null!;

    [ClassInitialize]
    public static async Task Make(TestContext context)
    {
        _feed = await PackageFeed.Get();
        _feed.Workspace.Write("Depot/Depot.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
                <MigrateVersionTable>depot_version</MigrateVersionTable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Migrations.Build.Sqlite" Version="{_feed.Version}" />
              </ItemGroup>
            </Project>
            """);
        Revision("1975ea83b712", "create account table", null, """op.Execute("CREATE TABLE account (id integer)");""", """op.DropTable("account");""");
        Revision("ae1027a6acf5", "may fail", "1975ea83b712", """
            if (op.Arguments.ContainsKey("fail"))
            {
                op.Execute("INSERT INTO nowhere VALUES (1)");
            }
            """, "");
        _result = await DotNetCommand.RunAsync(_feed.PathOf("Depot"), "build -getTargetResult:MigrateBundle -p:MigrateOutput=../operator");

        _folder = _feed.PathOf("operator");
        _bundle = Path.Combine(_folder, "Depot-migrations" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        Directory.Move(_feed.PathOf("Depot"), _feed.PathOf("gone"));
    }

    [TestMethod]
    public void It_is_one_file() => CollectionAssert.AreEqual(new[] { _bundle }, Directory.GetFiles(_folder, "Depot*"));

    [TestMethod]
    public void The_target_returns_it_with_its_runtime()
    {
        using var result = JsonDocument.Parse(_result);
        JsonElement item = result.RootElement.GetProperty("TargetResults").GetProperty("MigrateBundle").GetProperty("Items")[0];

        Assert.AreEqual(_bundle, item.GetProperty("Identity").GetString());
        Assert.AreNotEqual("", item.GetProperty("Runtime").GetString());
    }

    [TestMethod]
    public void It_answers_as_json_when_it_is_asked_to()
    {
        string[] lines = Run(0, "Data Source=json.db", "upgrade", "--set", "MigrateOutputFormat=json").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.AreEqual(
            "database step step-done step step-done result result",
            string.Join(' ', lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("type").GetString())));
    }

    [TestMethod]
    public void It_goes_up_and_down_and_says_where_it_is()
    {
        const string Db = "Data Source=day.db";

        Assert.Contains("Pending: ae1027a6acf5, may fail", Run(2, Db, "pending"), StringComparison.Ordinal);
        Assert.Contains("Running upgrade  -> 1975ea83b712, create account table", Run(0, Db, "upgrade"), StringComparison.Ordinal);
        Assert.Contains("Nothing to do", Run(0, Db, "upgrade"), StringComparison.Ordinal);
        Assert.DoesNotContain("Pending", Run(0, Db, "pending"), StringComparison.Ordinal);
        Assert.Contains("ae1027a6acf5 (head)", Run(0, Db, "current"), StringComparison.Ordinal);
        Assert.Contains("1975ea83b712 -> ae1027a6acf5 (head), may fail", Run(0, Db, "history"), StringComparison.Ordinal);
        Assert.Contains("INSERT INTO depot_version", Run(0, Db, "script"), StringComparison.Ordinal);
        Assert.Contains("Running downgrade 1975ea83b712 -> ", Run(0, Db, "downgrade", "base"), StringComparison.Ordinal);
    }

    [TestMethod]
    public void The_connection_comes_from_a_file_too()
    {
        File.WriteAllText(Path.Combine(_folder, "options.json"), """{ "MigrateConnectionString": "Data Source=file.db" }""");

        Run(0, "", "upgrade", "--options", "options.json");

        Assert.IsTrue(File.Exists(Path.Combine(_folder, "file.db")));
    }

    [TestMethod]
    public void A_failure_has_its_code_and_exit_code_and_stops_at_a_revision_boundary()
    {
        const string Db = "Data Source=failing.db";

        Assert.Contains("error MIG3001: Cannot upgrade revision ae1027a6acf5", Run(1, Db, "upgrade", "--set", "MigrateArgs=fail"), StringComparison.Ordinal);
        Assert.Contains("1975ea83b712", Run(0, Db, "current"), StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("", 0, "Exit codes:")]
    [DataRow("upgrade --help", 0, "Exit codes:")]
    [DataRow("sideways", 4, "'sideways' is no command.")]
    [DataRow("upgrade --set", 4, "--set needs a value.")]
    [DataRow("upgrade --set MigrateConnectionString=x", 4, "--set does not take a connection string.")]
    [DataRow("upgrade head base", 4, "'base' is not understood.")]
    [DataRow("upgrade", 1, "MIG0001")]
    [DataRow("downgrade", 1, "MIG0009")]
    [DataRow("upgrade --connection-variable NOT_SET", 1, "MIG0002")]
    public void The_command_line_is_explained(string arguments, int exit, string expected) =>
        Assert.Contains(expected, Run(exit, "", arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);

    private static void Revision(string id, string message, string? parent, string upgrade, string downgrade)
    {
        string file = _feed.Workspace.WriteRevision(id, message, parent, upgrade, downgrade);
        _feed.Workspace.Write($"Depot/Migrations/{id}.cs", File.ReadAllText(file));
        File.Delete(file);
    }

    private static string Run(int exit, string connection, params string[] arguments)
    {
        var start = new ProcessStartInfo(_bundle, arguments)
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DATABASE_URL"] = connection;
        start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Environment.ProcessPath);
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd() + errors.Result;
        process.WaitForExit();
        Assert.AreEqual(exit, process.ExitCode, output);
        return output;
    }
}
