using System.Globalization;
using System.Text.Json;
using Migrations.Build.BuildHarness;
using Migrations.Build.Host;

namespace Migrations.Build.Tasks.Tests;

/// <summary>What people and programs see: text, JSON, the drawn history, colours.</summary>
[TestClass]
public sealed class OutputFormatTests
{
    private static readonly ShopProject Shop = ShopProject.Get();

    [TestMethod]
    public async Task As_json_each_line_of_standard_output_is_an_object()
    {
        string output = await DotNetCommand.RunAsync(
            Shop.Workspace.Folder,
            "msbuild App.csproj -nologo -v:m -t:MigrateUpgrade -p:MigrateNoBuild=true -p:MigrateOutputFormat=json \"-p:MigrateConnectionString=Data Source=json.db\"");

        JsonElement[] lines = Objects(output);
        Assert.AreEqual(
            "database step step-done step step-done step step-done step step-done result result result result", string.Join(' ', lines.Select(TypeOf)));
        Assert.AreEqual(ShopProject.First, lines[1].GetProperty("to").GetString());
        Assert.AreEqual("create account table", lines[1].GetProperty("message").GetString());
        Assert.AreEqual(4, lines[1].GetProperty("count").GetInt32());
        Assert.AreEqual(1, lines[2].GetProperty("number").GetInt32());
        Assert.IsGreaterThanOrEqualTo(0, lines[2].GetProperty("milliseconds").GetInt32());
        Assert.AreEqual(ShopProject.Merge, lines[^1].GetProperty("name").GetString());
        Assert.AreEqual("upgrade", lines[^1].GetProperty("metadata").GetProperty("Verb").GetString());
    }

    [TestMethod]
    public void As_json_an_error_is_an_object_beside_the_error()
    {
        BuildOutcome build = Shop.Run("MigrateUpgrade", "jsonfail.db", ("MigrateOutputFormat", "json"), ("MigrateArgs", "fail"));

        JsonElement error = Objects(string.Join('\n', build.HighMessages)).Single(line => TypeOf(line) == "error");
        Assert.AreEqual(build.Error.Code, error.GetProperty("code").GetString());
        Assert.AreEqual(build.Error.File, error.GetProperty("file").GetString());
        Assert.AreEqual(build.Error.Line, error.GetProperty("line").GetInt32());
        Assert.AreEqual(build.Error.Message, error.GetProperty("text").GetString());
    }

    [TestMethod]
    public void As_json_text_is_an_object_too()
    {
        BuildOutcome build = Shop.Run("MigrateHistory", "unused.db", ("MigrateOutputFormat", "Json"), ("MigrateRange", ":1975"));

        JsonElement[] lines = Objects(string.Join('\n', build.AssertSucceeded().HighMessages));
        CollectionAssert.AreEqual(new[] { "text", "result" }, lines.Select(TypeOf).ToArray());
        Assert.AreEqual("<base> -> 1975ea83b712 (branchpoint), create account table", lines[0].GetProperty("text").GetString());
    }

    [TestMethod]
    public void Another_format_is_refused() =>
        Assert.AreEqual("MIG0008", Shop.Run("MigrateHistory", "unused.db", ("MigrateOutputFormat", "yaml")).Error.Code);

    [TestMethod]
    public void History_is_drawn_as_a_graph()
    {
        Shop.Run("MigrateStamp", "graph.db", ("MigrateTo", ShopProject.Left)).AssertSucceeded();

        BuildOutcome build = Shop.Run("MigrateHistory", "graph.db", ("MigrateGraph", "true"), ("MigrateIndicateCurrent", "true"));

        Golden.Check("history-graph", build.AssertSucceeded().HighMessages[^1] + "\n");
    }

    [TestMethod]
    [DataRow("", true)]
    [DataRow("NO_COLOR= ", true)]
    [DataRow("NO_COLOR=1 ", false)]
    [DataRow("TERM=dumb ", false)]
    public async Task On_a_terminal_it_has_colours_unless_they_are_not_wanted(string variables, bool isColoured)
    {
        using var terminal = new Terminal(Shop.Workspace.Folder);

        string screen = await terminal.RunAsync(variables + "dotnet msbuild App.csproj -t:MigrateHeads -p:MigrateNoBuild=true", withColours: true);

        string line = screen.Split('\n').Single(text => text.Contains(ShopProject.Merge, StringComparison.Ordinal));
        Assert.AreEqual(isColoured, line.Contains("\u001b[33m" + ShopProject.Merge, StringComparison.Ordinal), line);
        Assert.AreEqual(isColoured, line.Contains("\u001b[32m", StringComparison.Ordinal), line);
    }

    [TestMethod]
    public async Task Where_output_is_no_terminal_it_has_no_colours_even_if_the_terminal_logger_is_forced()
    {
        string output = await DotNetCommand.RunAsync(Shop.Workspace.Folder, "msbuild App.csproj -t:MigrateHeads -p:MigrateNoBuild=true -tl:on");

        Assert.Contains(ShopProject.Merge + " (head)", output, StringComparison.Ordinal);
    }

    [TestMethod]
    public void Who_waited_for_a_step_is_told_when_it_is_over()
    {
        using var stream = new MemoryStream();
        var report = new EventReport(new HostRequest { Version = 1, Command = "upgrade", ProjectFile = "/App.csproj" }, new HostOutput(stream));
        var step = new StepStarted("upgrade", [], ["a"], "first", 1, 2);

        report.Report(new StepFinished(step, TimeSpan.FromMilliseconds(1999)));
        report.Report(new StepFinished(step with { Number = 2 }, TimeSpan.FromMilliseconds(61_250)));

        string[] shown =
        [
            .. Objects(System.Text.Encoding.UTF8.GetString(stream.ToArray()))
                .Where(message => message.GetProperty("t").GetString() == "text").Select(message => message.GetProperty("m").GetString()!),
        ];
        CollectionAssert.AreEqual(new[] { string.Create(CultureInfo.InvariantCulture, $"  done in {61.25:F1} s (2 of 2)") }, shown);
    }

    private static JsonElement[] Objects(string lines) =>
    [
        .. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line)),
    ];

    private static string TypeOf(JsonElement line) => line.GetProperty("type").GetString()!;
}
