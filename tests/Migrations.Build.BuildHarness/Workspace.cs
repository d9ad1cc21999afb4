namespace Migrations.Build.BuildHarness;

/// <summary>A temporary folder with projects in it, outside the repository, so that none of its settings reach them.</summary>
internal sealed class Workspace : IDisposable
{
    public Workspace()
    {
        Folder = Directory.CreateTempSubdirectory("migrations-build-").FullName;

        // Guards against settings of folders above.
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
    }

    public string Folder { get; }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text)
    {
        string path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>
    /// A project without compiler and restore: its Build does nothing and its host answers by a script, so a build takes
    /// milliseconds and shows only what the task and the targets do.
    /// </summary>
    public string WriteBareProject(string script, string properties = "", string name = "Bare.proj")
    {
        Write("script.txt", script);
        return Write(name, $"""
            <Project>
              <PropertyGroup>
                <MigrateTasksFile>{Tree.TasksFile}</MigrateTasksFile>
                <MigrateHostFile Condition="'$(MigrateHostFile)' == ''">{Tree.FakeHostFile}</MigrateHostFile>
                <MigrateHelpFolder>{Folder}/help</MigrateHelpFolder>
                <MigrateMessage>{PathOf("script.txt")}</MigrateMessage>
                <EnableDefaultItems>false</EnableDefaultItems>
                <TargetFramework>net10.0</TargetFramework>
                <TargetFrameworkIdentifier>.NETCoreApp</TargetFrameworkIdentifier>
                <TargetFrameworkVersion>v10.0</TargetFrameworkVersion>
                <TargetPath>{PathOf("Bare.dll")}</TargetPath>
                {properties}
              </PropertyGroup>
              <Import Project="{Tree.Root}/sdk/build/Migrations.Build.props" />
              <Target Name="Build">
                <Message Importance="High" Text="Built" />
              </Target>
              <Import Project="{Tree.Root}/sdk/build/Migrations.Build.targets" />
            </Project>
            """);
    }

    /// <summary>An SDK project that uses sdk/ from the tree as it would use it from the package.</summary>
    public string WriteSdkProject(string body, string name = "App.csproj") => Write(name, $"""
        <Project>
          <PropertyGroup>
            <MigrateTasksFile>{Tree.TasksFile}</MigrateTasksFile>
            <MigrateHostFile>{Tree.HostFile}</MigrateHostFile>
            <MigrateHelpFolder>{Tree.Root}/docs/codes</MigrateHelpFolder>
          </PropertyGroup>
          <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
          <Import Project="{Tree.Root}/sdk/build/Migrations.Build.props" />
          <PropertyGroup>
            <TargetFramework Condition="'$(TargetFrameworks)' == ''">net10.0</TargetFramework>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          {body}
          <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
          <Import Project="{Tree.Root}/sdk/build/Migrations.Build.targets" Condition="'$(TargetFramework)' != ''" />
          <Import Project="{Tree.Root}/sdk/buildMultiTargeting/Migrations.Build.targets" Condition="'$(TargetFramework)' == ''" />
        </Project>
        """);

    /// <summary>What a package reference would bring: the engine, and its source generator.</summary>
    public static string EngineReferences => $"""
        <ItemGroup>
          <Reference Include="{Tree.Output("Migrations.Build")}/Migrations.Build.dll" />
          <Analyzer Include="{Tree.Output("Migrations.Build.Analyzers")}/Migrations.Build.Analyzers.dll" />
        </ItemGroup>
        """;

    /// <summary>The engine and SQLite.</summary>
    public static string SqliteReferences => EngineReferences + $"""
        <ItemGroup>
          <Reference Include="{Tree.Output("Migrations.Build.Sqlite")}/Migrations.Build.Sqlite.dll" />
          <PackageReference Include="Microsoft.Data.Sqlite" Version="{Tree.PackageVersion("Microsoft.Data.Sqlite")}" />
        </ItemGroup>
        """;

    /// <summary>A revision in the folder Migrations.</summary>
    public string WriteRevision(string id, string message, string? parent, string upgrade = "", string downgrade = "") => Write(
        $"Migrations/{id}.cs",
        $$"""
        using Migrations.Build;

        namespace Shop.Migrations;

        [Revision("{{id}}", "{{message}}"{{(parent is null ? "" : $", DownRevision = \"{parent}\"")}})]
        public sealed class Revision{{id}} : Migration
        {
            public override void Upgrade(MigrationOperations op)
            {
                {{upgrade}}
            }

            public override void Downgrade(MigrationOperations op)
            {
                {{downgrade}}
            }
        }
        """);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // A process that a test has killed may still be going; the temporary folder is the system's to empty.
        }
    }
}
