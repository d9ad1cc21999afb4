using System.Diagnostics;

namespace Migrations.Build.BuildHarness;

/// <summary>Runs the <c>dotnet</c> command as a person would.</summary>
internal static class DotNetCommand
{
    public static string Executable { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>
    /// What the build that runs the tests, or the MSBuild that they load, leaves in the environment: a build within would
    /// take it for its own, and have no terminal logger.
    /// </summary>
    public static IReadOnlyList<string> OfOuterBuild { get; } =
    [
        "MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly",
        "MSBUILDENSURESTDOUTFORTASKPROCESSES", "MSBUILDFAILONDRIVEENUMERATINGWILDCARD", "_MSBUILDTLENABLED",
    ];

    /// <summary>The output of a command, both streams; fails when the exit code is not the expected one.</summary>
    public static async Task<string> RunAsync(
        string folder, string arguments, int expectedExit = 0, params (string Name, string? Value)[] environment)
    {
        using Process process = Start(folder, arguments, environment);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        string text = await output + await errors;
        Assert.AreEqual(expectedExit, process.ExitCode, $"dotnet {arguments}\n{text}");
        return text;
    }

    public static Process Start(string folder, string arguments, params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo(Executable, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        Isolate(start.Environment);
        foreach ((string name, string? value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>No process outlives a test, and the command does not take this process's MSBuild for its own.</summary>
    public static void Isolate(IDictionary<string, string?> environment)
    {
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        environment["DOTNET_NOLOGO"] = "1";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (string name in OfOuterBuild)
        {
            environment.Remove(name);
        }
    }
}
