using System.Globalization;
using System.Runtime.InteropServices;

namespace Migrations.Build.Bench;

/// <summary>Makes the projects that are measured, under artifacts/bench.</summary>
internal static class Workshop
{
    public static string Root { get; } = FindRoot();

    private static string Folder { get; } = Path.Combine(Root, "artifacts", "bench");

    private static Lazy<string> Version { get; } = new(Pack);

    /// <summary>A project of its own with so many revisions, built in Release against the packages, as a user has them.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="revisions">How many revisions.</param>
    /// <param name="program">The body of its Main.</param>
    /// <param name="provider">The provider that it references.</param>
    public static string Project(string name, int revisions, string program, string provider = "Sqlite") =>
        Project(name, Enumerable.Range(1, revisions).ToDictionary(Id, Revision), program, provider);

    /// <summary>A project of its own with these revisions, id to text, built in Release.</summary>
    public static string Project(string name, IReadOnlyDictionary<string, string> revisions, string program, string provider)
    {
        var directory = Path.Combine(Folder, name);
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }

        Directory.CreateDirectory(Path.Combine(directory, "Migrations"));
        File.WriteAllText(Path.Combine(directory, $"{name}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                <MigrateConnectionString>Data Source=bench.db</MigrateConnectionString>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Migrations.Build.{provider}" Version="{Version.Value}" />
              </ItemGroup>
              <Target Name="Nothing" />
              <Target Name="Bare">
                <Exec Command="dotnet &quot;$(BareProgram)&quot;" />
              </Target>
            </Project>
            """);
        File.WriteAllText(Path.Combine(directory, "Program.cs"), program);
        foreach (var (id, text) in revisions)
        {
            File.WriteAllText(Path.Combine(directory, "Migrations", $"{id}_step.cs"), text);
        }

        new Command($"build {name}", directory, "dotnet", "build", "-c", "Release").Run();
        return directory;
    }

    public static string Id(int number) => number.ToString("x12", CultureInfo.InvariantCulture);

    /// <summary>Packs the tree with code precompiled for this machine; the packages' version.</summary>
    private static string Pack()
    {
        string feed = Path.Combine(Folder, "feed");
        foreach (string old in (string[])[feed, Path.Combine(Folder, "packages")])
        {
            if (Directory.Exists(old))
            {
                Directory.Delete(old, recursive: true);
            }
        }

        Directory.CreateDirectory(feed);
        // The solution, since each project must be restored for the runtime.
        new Command(
            "pack", Root, "dotnet", "pack", "Migrations.Build.sln", "-c", "Release", "-o", feed, $"-p:PrecompileFor={RuntimeInformation.RuntimeIdentifier}").Run();

        string machine = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        File.WriteAllText(Path.Combine(Folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <fallbackPackageFolders><add key="machine" value="{machine}" /></fallbackPackageFolders>
              <packageSources><clear /><add key="feed" value="feed" /></packageSources>
            </configuration>
            """);

        // The tree's own settings are not a user's.
        foreach (string file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            File.WriteAllText(Path.Combine(Folder, file), "<Project />");
        }

        const string Provider = "Migrations.Build.Sqlite.";
        string package = Directory.GetFiles(feed, Provider + "*.nupkg").Single();
        return Path.GetFileNameWithoutExtension(package)[Provider.Length..];
    }

    private static string Revision(int number)
    {
        var parent = number == 1 ? "" : $", DownRevision = \"{Id(number - 1)}\"";
        return $$"""
            using Migrations.Build;

            namespace Bench.Migrations;

            [Revision("{{Id(number)}}", "step {{number}}"{{parent}})]
            public sealed class Step{{number}} : Migration
            {
                public override void Upgrade(MigrationOperations op) =>
                    op.CreateTable("t{{number}}", [new Column("id", SqlType.Integer) { PrimaryKey = true }, new Column("name", SqlType.String(50))]);

                public override void Downgrade(MigrationOperations op) => op.DropTable("t{{number}}");
            }
            """;
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Migrations.Build.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("The benchmarks run outside a checkout of the repository.");
    }
}
