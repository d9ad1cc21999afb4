using System.IO.Compression;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>The packages as a new user meets them: from a feed, in a project outside of the repository.</summary>
[TestClass]
public sealed class PackageTests
{
    private static Workspace _workspace = null!;
    private static string _version = null!;

    [ClassInitialize]
    public static async Task Pack(TestContext context)
    {
        PackageFeed feed = await PackageFeed.Get();
        _workspace = feed.Workspace;
        _version = feed.Version;
        _workspace.Write("Shop/Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
                <MigrateConnectionString>Data Source=shop.db</MigrateConnectionString>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Migrations.Build.Sqlite" Version="{_version}" />
              </ItemGroup>
            </Project>
            """);
        File.Move(
            _workspace.WriteRevision("1975ea83b712", "create account table", null, """op.Execute("CREATE TABLE account (id integer)");"""),
            _workspace.Write("Shop/Migrations/1975ea83b712.cs", ""),
            overwrite: true);
    }

    [TestMethod]
    public async Task One_reference_to_a_provider_brings_engine_targets_and_generator()
    {
        string output = await DotNetCommand.RunAsync(_workspace.PathOf("Shop"), "build -t:MigrateUpgrade -tl:off");

        Assert.Contains("Running upgrade  -> 1975ea83b712, create account table", output, StringComparison.Ordinal);
        Assert.IsTrue(File.Exists(_workspace.PathOf("Shop/shop.db")));
        string again = await DotNetCommand.RunAsync(_workspace.PathOf("Shop"), "msbuild -t:MigrateUpgrade -p:MigrateNoBuild=true -tl:off");
        Assert.Contains("Nothing to do", again, StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task A_project_that_references_such_a_project_gets_no_targets()
    {
        _workspace.Write("App/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup><ProjectReference Include="../Shop/Shop.csproj" /></ItemGroup>
            </Project>
            """);
        _workspace.Write("App/App.cs", "public class App;");

        string output = await DotNetCommand.RunAsync(_workspace.PathOf("App"), "build -t:MigrateUpgrade -tl:off", expectedExit: 1);

        Assert.Contains("MSB4057", output, StringComparison.Ordinal);
        Assert.DoesNotContain("MIG", output, StringComparison.Ordinal);
    }

    [TestMethod]
    public void The_engine_package_has_all_its_parts_and_a_provider_depends_on_exactly_its_version()
    {
        string[] parts = Entries("Migrations.Build." + _version, out string engine);
        foreach (string part in (string[])
            [
                "README.md", "icon.png", "templates/generic/.template.config/template.json", "build/Migrations.Build.Hooks.targets", "lib/net10.0/Migrations.Build.dll", "build/Migrations.Build.props", "build/Migrations.Build.targets",
                "buildMultiTargeting/Migrations.Build.targets", "tasks/netstandard2.0/Migrations.Build.Tasks.dll",
                "tools/net10.0/any/Migrations.Build.Host.dll", "tools/net10.0/any/Migrations.Build.Host.runtimeconfig.json",
                "tools/net10.0/any/Microsoft.Extensions.Configuration.Json.dll", "analyzers/dotnet/cs/Migrations.Build.Analyzers.dll",
            ])
        {
            CollectionAssert.Contains(parts, part);
        }

        Assert.IsFalse(parts.Any(part => part.StartsWith("buildTransitive", StringComparison.Ordinal)));
        Assert.DoesNotContain("developmentDependency", engine, StringComparison.Ordinal);

        Entries("Migrations.Build.Sqlite." + _version, out string provider);
        Assert.Contains($"id=\"Migrations.Build\" version=\"[{_version}]\" include=\"All\"", provider, StringComparison.Ordinal);
    }

    private static string[] Entries(string package, out string nuspec)
    {
        using ZipArchive archive = ZipFile.OpenRead(_workspace.PathOf($"feed/{package}.nupkg"));
        using var reader = new StreamReader(archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
        nuspec = reader.ReadToEnd();
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }
}
