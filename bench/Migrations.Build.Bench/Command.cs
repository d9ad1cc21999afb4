using System.Diagnostics;

namespace Migrations.Build.Bench;

/// <summary>A whole process to time; what it prints is thrown away unless it fails.</summary>
internal sealed record Command(string Name, string Directory, params string[] Line)
{
    /// <summary>Sets the stage before each run, outside the time.</summary>
    public Action? Before { get; init; }

    /// <summary>Environment variables of the process.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Runs it, and says what it printed.</summary>
    public string Run()
    {
        var start = new ProcessStartInfo(Line[0], Line[1..])
        {
            WorkingDirectory = Directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Name} failed:\n{output}\n{errors.Result}");
        }

        return output;
    }
}
