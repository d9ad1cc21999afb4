using System.Diagnostics;

namespace Migrations.Build.Tasks;

/// <summary>How a build starts a process: with pipes for all that it reads and says, and without what is MSBuild's own.</summary>
internal static class ChildProcess
{
    // A dotnet command in a dotnet command would take these for its own and mix two SDKs (dotnet/msbuild#14701);
    // the server node also sets gcServer for itself, which a short-lived child should not pay for.
    private static readonly string[] NotInherited =
    [
        "MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly",
        "MSBUILDENSURESTDOUTFORTASKPROCESSES", "MSBUILDFAILONDRIVEENUMERATINGWILDCARD", "DOTNET_gcServer",
    ];

    /// <summary>All that a start needs.</summary>
    public static ProcessStartInfo StartInfo(string fileName, IEnumerable<string> arguments, string directory)
    {
        var start = new ProcessStartInfo(fileName, CommandLine.Join(arguments))
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in NotInherited)
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_NOLOGO"] = "1";
        return start;
    }
}
