using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>All packages, packed once for all tests, in a folder outside of the repository that has only them as its feed.</summary>
internal sealed class PackageFeed : IDisposable
{
    private static readonly Lazy<Task<PackageFeed>> One = new(PackAsync);

    private readonly Workspace _workspace = new();

    private PackageFeed()
    {
    }

    public string Folder => _workspace.Folder;

    public string Version { get; private set; } = "";

    public static Task<PackageFeed> Get() => One.Value;

    public static void Clean()
    {
        if (One.IsValueCreated)
        {
            One.Value.GetAwaiter().GetResult().Dispose();
        }
    }

    public void Dispose() => _workspace.Dispose();

    public string PathOf(string name) => _workspace.PathOf(name);

    public Workspace Workspace => _workspace;

    private static async Task<PackageFeed> PackAsync()
    {
        var feed = new PackageFeed();
        string pack = feed._workspace.Write("pack.proj", $"""
            <Project>
              <Target Name="Pack">
                <ItemGroup>
                  <Package Include="{Tree.Root}/src/Migrations.Build/Migrations.Build.csproj;{Tree.Root}/src/Migrations.Build.Sqlite/Migrations.Build.Sqlite.csproj;{Tree.Root}/src/Migrations.Build.PostgreSql/Migrations.Build.PostgreSql.csproj" NoBuild="true" />
                  <Package Include="{Tree.Root}/src/Migrations.Build.Sdk/Migrations.Build.Sdk.csproj;{Tree.Root}/src/Migrations.Build.Templates/Migrations.Build.Templates.csproj" NoBuild="false" />
                </ItemGroup>
                <MSBuild
                  Projects="@(Package)"
                  Targets="Pack"
                  Properties="NoBuild=%(Package.NoBuild);Configuration={Tree.Configuration};PackageOutputPath={feed.PathOf("feed")}" />
              </Target>
            </Project>
            """);
        await DotNetCommand.RunAsync(feed.Folder, $"msbuild \"{pack}\" -t:Pack -tl:off -v:m");
        feed.Version = Path.GetFileNameWithoutExtension(Directory.GetFiles(feed.PathOf("feed"), "Migrations.Build.Sqlite.*.nupkg").Single())
            ["Migrations.Build.Sqlite.".Length..];

        // Ours from the feed only, into a folder of this test's own; the drivers from wherever this machine gets its packages.
        string machine = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        feed._workspace.Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <fallbackPackageFolders><add key="machine" value="{machine}" /></fallbackPackageFolders>
              <packageSources><clear /><add key="feed" value="feed" /></packageSources>
            </configuration>
            """);
        return feed;
    }
}
