using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

[TestClass]
public sealed class TerminalLoggerTests
{
    private const string Script = """
        {"t":"hello","protocol":1,"host":"1","engine":"1"}
        {"t":"text","m":"Database: SQLite bookstore.db"}
        !sleep 200
        {"t":"text","m":"Running upgrade  -> 1975ea83b712, create account table"}
        !sleep 200
        {"t":"diagnostic","severity":"warning","code":"MIG3999","m":"look out"}
        {"t":"text","m":"Running upgrade 1975ea83b712 -> ae1027a6acf5, a message that is so long that it does not fit into one row of any ordinary terminal and must wrap"}
        !sleep 1200
        {"t":"text","m":"history line one\nhistory line two"}
        """;

    private static readonly string[] Lines =
    [
        "Database: SQLite bookstore.db",
        "Running upgrade  -> 1975ea83b712, create account table",
        "Running upgrade 1975ea83b712 -> ae1027a6acf5, a message that is so long that it does not fit into one row of any ordinary terminal and must wrap",
        "history line one",
        "history line two",
    ];

    [TestMethod]
    [DataRow("dotnet msbuild Bare.proj -t:MigrateUpgrade")]
    [DataRow("dotnet build Bare.proj --no-restore -t:MigrateUpgrade")]
    [DataRow("dotnet msbuild Bare.proj -t:MigrateUpgrade -v:detailed")]
    [DataRow("dotnet msbuild Bare.proj -t:MigrateUpgrade -tl:off")]
    [DataRow("dotnet msbuild Bare.proj -t:MigrateUpgrade | cat")]
    [DataRow("dotnet msbuild Bare.proj -t:MigrateUpgrade -tl:on | cat")]
    [DataRow("MSBUILDNOINPROCNODE=1 dotnet msbuild Bare.proj -t:MigrateUpgrade")]
    public async Task Each_line_is_seen_once_and_in_order(string command)
    {
        using var workspace = new Workspace();
        workspace.WriteBareProject(Script);
        using var terminal = new Terminal(workspace.Folder);

        string screen = await terminal.RunAsync(command);

        AssertSeenOnceInOrder(screen);
    }

    [TestMethod]
    public async Task Each_line_is_seen_on_a_terminal_of_few_rows()
    {
        using var workspace = new Workspace();
        workspace.WriteBareProject(Script);
        using var terminal = new Terminal(workspace.Folder, columns: 80, rows: 8);

        string screen = await terminal.RunAsync("dotnet msbuild Bare.proj -t:MigrateUpgrade");

        AssertSeenOnceInOrder(screen);
        Assert.Contains("Build succeeded with 1 warning(s) in ", screen, "This is not what the terminal logger says at the end.");
    }

    [TestMethod]
    public async Task Each_line_is_seen_when_the_server_node_builds()
    {
        using var workspace = new Workspace();
        workspace.WriteBareProject(Script);
        using var terminal = new Terminal(workspace.Folder);

        // The server ends itself when it may not be used again.
        AssertSeenOnceInOrder(await terminal.RunAsync("DOTNET_CLI_USE_MSBUILD_SERVER=1 dotnet msbuild Bare.proj -t:MigrateUpgrade"));
    }

    [TestMethod]
    public async Task A_quiet_build_is_quiet()
    {
        using var workspace = new Workspace();
        workspace.WriteBareProject(Script);
        using var terminal = new Terminal(workspace.Folder);

        Assert.DoesNotContain("Running upgrade", await terminal.RunAsync("dotnet msbuild Bare.proj -t:MigrateUpgrade -v:quiet"), StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task A_query_for_json_gets_json_alone()
    {
        using var workspace = new Workspace();
        workspace.WriteBareProject(Script);
        using var terminal = new Terminal(workspace.Folder);

        string screen = await terminal.RunAsync("dotnet msbuild Bare.proj -getTargetResult:MigrateUpgrade");

        Assert.DoesNotContain("Running upgrade", screen, StringComparison.Ordinal);
        Assert.Contains("\"Result\": \"Success\"", screen, StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_line_goes_above_the_live_rows()
    {
        Assert.AreEqual("\n\u001b[3F\u001b[1Lab\r\n\u001b[2E", TerminalText.Sequence("ab", liveRows: 2, width: 80));
    }

    [TestMethod]
    public void A_line_longer_than_the_terminal_is_wide_gets_as_many_rows()
    {
        Assert.AreEqual("\n\n\u001b[3F\u001b[2Labc\r\n\u001b[1E", TerminalText.Sequence("abc", liveRows: 1, width: 2));
    }

    [TestMethod]
    public void Where_the_width_is_not_known_the_live_rows_are_cleared()
    {
        Assert.AreEqual("\u001b[1F\u001b[Jab\n\n", TerminalText.Sequence("ab", liveRows: 1, width: 0));
    }

    private static void AssertSeenOnceInOrder(string screen)
    {
        int place = -1;
        foreach (string line in Lines)
        {
            Assert.AreEqual(1, Terminal.Count(screen, line), $"'{line}' in:\n{screen}");
            int next = screen.IndexOf(line, StringComparison.Ordinal);
            Assert.IsGreaterThan(place, next, screen);
            place = next;
        }
    }
}
