using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Reliability.Tests;

/// <summary>The application with the 30 revisions, in processes of its own.</summary>
internal static class Application
{
    private const string Name = "Migrations.Build.Reliability.History";

    private static string File(string extension) => Path.Combine(Tree.Output(Name), Name + extension);

    /// <summary>The host, as a target starts it.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="connectionString">The database.</param>
    /// <param name="target">Where to.</param>
    /// <param name="mostKilobytes">The size beyond which no file can grow, as on a full disk; null: none.</param>
    /// <param name="before">What stands before the command; null: nothing.</param>
    public static Process StartHost(string provider, string connectionString, string target = "head", long? mostKilobytes = null, string[]? before = null) =>
        Ask(
            Start(mostKilobytes, before ?? [], HostArguments, new() { ["RELIABILITY_CONNECTION"] = connectionString }),
            "upgrade",
            Path.Combine(Tree.Root, "tests", Name, Name + ".csproj"),
            new()
            {
                ["MigrateProvider"] = provider,
                ["MigrateConnectionStringVariable"] = "RELIABILITY_CONNECTION",
                ["MigrateTo"] = target,
            });

    /// <summary>The host with any command and any settings, for a project that is a file's name only.</summary>
    public static Process StartHost(string command, string project, Dictionary<string, string> settings) =>
        Ask(Start(mostKilobytes: null, [], HostArguments, []), command, project, settings);

    /// <summary>The application itself, which kills itself or stands still before its n-th statement.</summary>
    public static Process StartWithAccident(string provider, string connectionString, string kind, int at) =>
        Start(mostKilobytes: null, [], [File(".dll"), provider, connectionString, "head", kind, at.ToString(CultureInfo.InvariantCulture)], []);

    private static string[] HostArguments => ["exec", "--depsfile", File(".deps.json"), "--runtimeconfig", File(".runtimeconfig.json"), Tree.HostFile];

    private static Process Ask(Process process, string command, string project, Dictionary<string, string> settings)
    {
        process.StandardInput.WriteLine(JsonSerializer.Serialize(new { protocol = 1, command, project, assembly = File(".dll"), settings }));
        process.StandardInput.Flush();
        return process;
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code, and all that was said.</returns>
    public static async Task<(int Exit, string Output)> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>The lines of a host's output that are errors.</summary>
    public static IEnumerable<string> Errors(string output) =>
        output.Split('\n').Where(line => line.Contains("\"severity\":\"error\"", StringComparison.Ordinal));

    /// <summary>What stands before a command so that the permissions of files hold for it even when this process is root's.</summary>
    public static string[] WithoutRootsRights => Environment.IsPrivilegedProcess
        ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
        : [];

    private static Process Start(long? mostKilobytes, string[] before, string[] arguments, Dictionary<string, string> environment)
    {
        // The runtime's own big file of code is no file of the database's, and would not fit either.
        string[] limited = ["bash", "-c", string.Create(CultureInfo.InvariantCulture, $"trap '' XFSZ; ulimit -f {mostKilobytes}; export DOTNET_EnableWriteXorExecute=0; exec dotnet \"$@\""), "dotnet", .. arguments];
        string[] command = [.. before, .. mostKilobytes is null ? ["dotnet", .. arguments] : limited];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
