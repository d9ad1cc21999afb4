using System.IO.Compression;
using System.Text;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>MSBuild's own switches, which a build server sets: each does to this package's errors and warnings what it does to others.</summary>
[TestClass]
public sealed class CommandLineTests
{
    private const string Warning = """{"t":"diagnostic","severity":"warning","code":"MIG3999","m":"look out","file":"/src/A.cs","line":12}""";
    private static readonly Workspace Shared = new();

    [ClassInitialize]
    public static void Write(TestContext context) => Shared.WriteBareProject(Warning + """

        {"t":"text","m":"Running upgrade"}
        """);

    [ClassCleanup]
    public static void Delete() => Shared.Dispose();

    [TestMethod]
    [DataRow("", 0, "warning MIG3999: look out")]
    [DataRow("-warnaserror", 1, "error MIG3999: look out")]
    [DataRow("-warnaserror:MIG3999", 1, "error MIG3999: look out")]
    [DataRow("-warnaserror:MIG0001", 0, "warning MIG3999: look out")]
    [DataRow("-warnaserror -warnnotaserror:MIG3999", 0, "warning MIG3999: look out")]
    [DataRow("-p:TreatWarningsAsErrors=true", 1, "error MIG3999: look out")]
    [DataRow("-p:MSBuildTreatWarningsAsErrors=true", 1, "error MIG3999: look out")]
    [DataRow("-p:WarningsAsErrors=MIG3999", 1, "error MIG3999: look out")]
    [DataRow("-p:NoWarn=MIG3999", 0, null)]
    [DataRow("-nowarn:MIG3999", 0, null)]
    [DataRow("-warnaserror -p:NoWarn=MIG3999", 0, null)]
    public async Task A_warning_is_what_the_command_line_says(string arguments, int exit, string? line)
    {
        string output = await DotNetCommand.RunAsync(Shared.Folder, "msbuild Bare.proj -nologo -t:MigrateUpgrade " + arguments, exit);

        if (line is null)
        {
            Assert.DoesNotContain("MIG3999", output, StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains("/src/A.cs(12): " + line, output, StringComparison.Ordinal);
        }
    }

    [TestMethod]
    public async Task A_quiet_build_prints_warnings_alone_and_its_binary_log_has_everything()
    {
        string output = await DotNetCommand.RunAsync(Shared.Folder, "msbuild Bare.proj -nologo -v:q -t:MigrateUpgrade -bl:quiet.binlog");

        Assert.AreEqual($"/src/A.cs(12): warning MIG3999: look out [{Shared.PathOf("Bare.proj")}]", output.Trim());
        using var log = new GZipStream(File.OpenRead(Shared.PathOf("quiet.binlog")), CompressionMode.Decompress);
        using var reader = new StreamReader(log, Encoding.Latin1);
        Assert.Contains("Running upgrade", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task A_quiet_build_without_warnings_prints_nothing()
    {
        Assert.AreEqual("", await DotNetCommand.RunAsync(Shared.Folder, "msbuild Bare.proj -nologo -v:q -t:MigrateUpgrade -p:NoWarn=MIG3999"));
    }

    [TestMethod]
    public async Task A_multi_threaded_build_runs_the_tasks_in_its_own_process()
    {
        string output = await DotNetCommand.RunAsync(
            Shared.Folder,
            $"msbuild \"{ShopProject.Get().File}\" -mt -m -nologo -v:d -tl:off -t:MigrateUpgrade -p:MigrateNoBuild=true \"-p:MigrateConnectionString=Data Source=mt.db\"");

        Assert.Contains("Running upgrade  -> 1975ea83b712, create account table", output, StringComparison.Ordinal);
        Assert.Contains("Using \"RunMigrations\" task", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Launching task \"RunMigrations\"", output, "A process of its own: the task is not declared for it.");
        Assert.IsTrue(File.Exists(ShopProject.Get().Workspace.PathOf("mt.db")));
    }
}
