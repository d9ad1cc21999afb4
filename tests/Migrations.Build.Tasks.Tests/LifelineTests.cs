using System.Diagnostics;
using System.Globalization;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

[TestClass]
public sealed class LifelineTests
{
    [TestMethod]
    public async Task A_killed_build_ends_the_host()
    {
        using var workspace = new Workspace();
        string project = workspace.WriteBareProject($$"""
            {"t":"hello","protocol":1,"host":"1","engine":"1"}
            {"t":"text","m":"host @pid@ waits"}
            !wait
            !write {{workspace.PathOf("rolled-back")}}
            """);
        using Process build = DotNetCommand.Start(workspace.Folder, $"msbuild \"{project}\" -t:MigrateUpgrade -tl:off");
        int host = await HostProcessAsync(build);

        build.Kill();

        await WaitAsync(() => File.Exists(workspace.PathOf("rolled-back")), "The host did not notice the end of the build.");
        await WaitAsync(() => !IsRunning(host), "The host outlives its build.");
    }

    [TestMethod]
    public async Task A_cancelled_build_lets_the_host_finish_and_says_so()
    {
        using var workspace = new Workspace();
        string project = workspace.WriteBareProject($$"""
            {"t":"hello","protocol":1,"host":"1","engine":"1"}
            !write {{workspace.PathOf("started")}}
            !wait
            !write {{workspace.PathOf("rolled-back")}}
            !exit 3
            """);
        Task<BuildOutcome> build = Task.Run(() => InProcessBuild.Run(project, "MigrateUpgrade"));
        await WaitAsync(() => File.Exists(workspace.PathOf("started")), "The host did not start.");

        InProcessBuild.Cancel();

        Assert.AreEqual("MIG0042", (await build).Error.Code);
        Assert.IsTrue(File.Exists(workspace.PathOf("rolled-back")));
    }

    [TestMethod]
    public async Task A_host_that_does_not_stop_is_killed_when_patience_ends()
    {
        using var workspace = new Workspace();
        string project = workspace.WriteBareProject(
            $$"""
            {"t":"hello","protocol":1,"host":"1","engine":"1"}
            !write {{workspace.PathOf("started")}}
            !sleep 60000
            """,
            "<MigrateCancelTimeout>1</MigrateCancelTimeout>");
        Task<BuildOutcome> build = Task.Run(() => InProcessBuild.Run(project, "MigrateUpgrade"));
        await WaitAsync(() => File.Exists(workspace.PathOf("started")), "The host did not start.");
        var clock = Stopwatch.StartNew();

        InProcessBuild.Cancel();

        Assert.IsFalse((await build).Succeeded);
        Assert.IsLessThan(TimeSpan.FromSeconds(20), clock.Elapsed);
    }

    private static async Task<int> HostProcessAsync(Process build)
    {
        while (await build.StandardOutput.ReadLineAsync() is { } line)
        {
            string[] words = line.Trim().Split(' ');
            if (words is ["host", var id, "waits"])
            {
                return int.Parse(id, CultureInfo.InvariantCulture);
            }
        }

        throw new InvalidOperationException("The host did not speak.");
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static async Task WaitAsync(Func<bool> isDone, string complaint)
    {
        for (var clock = Stopwatch.StartNew(); !isDone(); await Task.Delay(20))
        {
            Assert.IsLessThan(TimeSpan.FromSeconds(30), clock.Elapsed, complaint);
        }
    }
}
