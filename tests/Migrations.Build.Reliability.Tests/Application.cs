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
    public static Process StartHost(string provider, string connectionString, string target = "head", long? mostKilobytes = null)
    {
        var process = Start(mostKilobytes, ["exec", "--depsfile", File(".deps.json"), "--runtimeconfig", File(".runtimeconfig.json"), Tree.HostFile], new() { ["RELIABILITY_CONNECTION"] = connectionString });
        process.StandardInput.WriteLine(JsonSerializer.Serialize(new
        {
            protocol = 1,
            command = "upgrade",
            project = Path.Combine(Tree.Root, "tests", Name, Name + ".csproj"),
            assembly = File(".dll"),
            settings = new Dictionary<string, string>
            {
                ["MigrateProvider"] = provider,
                ["MigrateConnectionStringVariable"] = "RELIABILITY_CONNECTION",
                ["MigrateTo"] = target,
            },
        }));
        process.StandardInput.Flush();
        return process;
    }

    /// <summary>The application itself, which kills itself or stands still before its n-th statement.</summary>
    public static Process StartWithAccident(string provider, string connectionString, string kind, int at) =>
        Start(mostKilobytes: null, [File(".dll"), provider, connectionString, "head", kind, at.ToString(CultureInfo.InvariantCulture)], []);

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code, and all that was said.</returns>
    public static async Task<(int Exit, string Output)> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    private static Process Start(long? mostKilobytes, string[] arguments, Dictionary<string, string> environment)
    {
        // The runtime's own big file of code is no file of the database's, and would not fit either.
        string[] limited = ["-c", string.Create(CultureInfo.InvariantCulture, $"trap '' XFSZ; ulimit -f {mostKilobytes}; export DOTNET_EnableWriteXorExecute=0; exec dotnet \"$@\""), "dotnet", .. arguments];
        var start = new ProcessStartInfo(mostKilobytes is null ? "dotnet" : "bash", mostKilobytes is null ? arguments : limited)
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
