using System.Diagnostics;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>An application that upgrades when it starts, published as one trimmed file: every revision is still in it.</summary>
[TestClass]
public sealed class TrimmedPublishTests
{
    [TestMethod]
    public async Task A_trimmed_single_file_has_every_revision()
    {
        using var workspace = new Workspace();
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Tree.Root, "samples", "Console"), "*.cs", SearchOption.AllDirectories))
        {
            workspace.Write(Path.GetRelativePath(Path.Combine(Tree.Root, "samples", "Console"), file), await File.ReadAllTextAsync(file));
        }

        int classes = Directory.GetFiles(workspace.PathOf("Migrations")).Length;
        workspace.Write("Migrations/ffff00000001.sql", "-- revision: ffff00000001\n-- message: in SQL\n-- down: 0f3a91c2d7e4\n\n-- upgrade\nCREATE TABLE extra (id INTEGER);\n");
        string project = workspace.WriteSdkProject(
            """
            <PropertyGroup>
              <OutputType>Exe</OutputType>
              <AssemblyName>Notes</AssemblyName>
              <ImplicitUsings>enable</ImplicitUsings>
              <Nullable>enable</Nullable>
              <RuntimeIdentifier>$(NETCoreSdkPortableRuntimeIdentifier)</RuntimeIdentifier>
              <SelfContained>true</SelfContained>
              <PublishSingleFile>true</PublishSingleFile>
              <PublishTrimmed>true</PublishTrimmed>
              <TrimMode>full</TrimMode>
              <TrimmerSingleWarn>false</TrimmerSingleWarn>
              <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              <IncludeNativeLibrariesForSelfExtract>true</IncludeNativeLibrariesForSelfExtract>
              <InvariantGlobalization>true</InvariantGlobalization>
            </PropertyGroup>
            """ + Workspace.SqliteReferences);
        InProcessBuild.Restore(project).AssertSucceeded();
        InProcessBuild.Run(project, "Publish", ("PublishDir", workspace.PathOf("out/"))).AssertSucceeded();
        Assert.IsFalse(File.Exists(workspace.PathOf("out/Migrations.Build.dll")));

        string output = await RunAsync(workspace.PathOf("out/Notes"), workspace.PathOf("notes.db"));

        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.HasCount(classes + 1, lines.Where(line => line.StartsWith("Running upgrade", StringComparison.Ordinal)), output);
        Assert.Contains("ffff00000001", lines[^1], StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(string program, string argument)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, [argument]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.AreEqual(0, process.ExitCode, output + await errors);
        return output;
    }
}
