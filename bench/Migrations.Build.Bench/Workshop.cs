using System.Globalization;

namespace Migrations.Build.Bench;

/// <summary>Makes the projects that are measured, under artifacts/bench.</summary>
internal static class Workshop
{
    public static string Root { get; } = FindRoot();

    /// <summary>A project of its own with so many revisions, built in Release.</summary>
    /// <param name="program">The body of its Main.</param>
    /// <param name="provider">The provider that it references.</param>
    public static string Project(string name, int revisions, string program, string provider = "Sqlite") =>
        Project(name, Enumerable.Range(1, revisions).ToDictionary(Id, Revision), program, provider);

    /// <summary>A project of its own with these revisions, id to text, built in Release.</summary>
    public static string Project(string name, IReadOnlyDictionary<string, string> revisions, string program, string provider)
    {
        var directory = Path.Combine(Root, "artifacts", "bench", name);
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }

        Directory.CreateDirectory(Path.Combine(directory, "Migrations"));
        File.WriteAllText(Path.Combine(directory, "Directory.Packages.props"), "<Project><Import Project=\"$([MSBuild]::GetPathOfFileAbove('Directory.Packages.props', '$(MSBuildThisFileDirectory)../'))\" /></Project>\n");
        File.WriteAllText(Path.Combine(directory, "Directory.Build.props"), $"""
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <Configuration Condition="'$(Configuration)' == ''">Release</Configuration>
                <UseTreeAsPackage>true</UseTreeAsPackage>
                <MigrateTasksFile>{Root}/artifacts/bin/Migrations.Build.Tasks/release/Migrations.Build.Tasks.dll</MigrateTasksFile>
                <MigrateHostFile>{Root}/artifacts/bin/Migrations.Build.Host/release/Migrations.Build.Host.dll</MigrateHostFile>
              </PropertyGroup>
              <Import Project="{Root}/sdk/build/Migrations.Build.props" />
            </Project>
            """);
        File.WriteAllText(Path.Combine(directory, "Directory.Build.targets"), $"""
            <Project>
              <Import Project="{Root}/Directory.Build.targets" />
            </Project>
            """);
        File.WriteAllText(Path.Combine(directory, $"{name}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <MigrateConnectionString>Data Source=bench.db</MigrateConnectionString>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="{Root}/src/Migrations.Build.{provider}/Migrations.Build.{provider}.csproj" />
              </ItemGroup>
              <Target Name="Nothing" />
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
