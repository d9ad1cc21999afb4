namespace Migrations.Build.Tasks;

/// <summary>What a process that a build starts is not to take from MSBuild.</summary>
internal static class ChildEnvironment
{
    // A dotnet command in a dotnet command would take these for its own and mix two SDKs (dotnet/msbuild#14701);
    // the server node also sets gcServer for itself, which a short-lived child should not pay for.
    private static readonly string[] NotInherited =
    [
        "MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly",
        "MSBUILDENSURESTDOUTFORTASKPROCESSES", "MSBUILDFAILONDRIVEENUMERATINGWILDCARD", "DOTNET_gcServer",
    ];

    /// <summary>Takes it out of the environment of a process that is about to start.</summary>
    public static void Clean(IDictionary<string, string?> environment)
    {
        foreach (string name in NotInherited)
        {
            environment.Remove(name);
        }

        environment["DOTNET_NOLOGO"] = "1";
    }
}
