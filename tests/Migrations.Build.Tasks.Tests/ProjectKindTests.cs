using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>Projects of all kinds as a new user has them: from a feed, built by the command line.</summary>
[TestClass]
public sealed class ProjectKindTests
{
    private const string Sqlite = """<ItemGroup><PackageReference Include="Migrations.Build.Sqlite" Version="VERSION" /></ItemGroup>""";
    private const string Usual = "<TargetFramework>net10.0</TargetFramework><MigrateConnectionString>Data Source=shop.db</MigrateConnectionString>";
    private const string Done = "Running upgrade  -> 1975ea83b712, create account table";

    private const string Revision = """
        using Migrations.Build;

        namespace Shop.Migrations;

        [Revision("1975ea83b712", "create account table")]
        public sealed class CreateAccountTable : Migration
        {
            public override void Upgrade(MigrationOperations op) => op.CreateTable("account", [new Column("id", SqlType.Integer) { PrimaryKey = true }]);

            public override void Downgrade(MigrationOperations op) => op.DropTable("account");
        }
        """;

    private const string Main = "public static class Program { public static void Main() { } }";

    private static readonly Kind[] Always =
    [
        new(
            "a console program in a folder like no other, with central packages, artifacts output and static graph restore",
            "build \"Bücher und mehr/Shop.csproj\" -t:MigrateUpgrade -tl:off",
            Done,
            ("Bücher und mehr/Shop.csproj", Project(Usual + "<OutputType>Exe</OutputType>", """<ItemGroup><PackageReference Include="Migrations.Build.Sqlite" /></ItemGroup>""")),
            ("Bücher und mehr/Program.cs", Main),
            ("Bücher und mehr/Migrations/1975ea83b712.cs", Revision),
            ("Directory.Build.props", "<Project><PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput><RestoreUseStaticGraphEvaluation>true</RestoreUseStaticGraphEvaluation></PropertyGroup></Project>"),
            ("Directory.Packages.props", """
                <Project>
                  <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
                  <ItemGroup><PackageVersion Include="Migrations.Build.Sqlite" Version="VERSION" /></ItemGroup>
                </Project>
                """)),
        new(
            "a class library for PostgreSQL",
            "build Shop.csproj -t:MigrateScript -tl:off",
            "CREATE TABLE account (",
            ("Shop.csproj", Project("<TargetFramework>net10.0</TargetFramework>", """<ItemGroup><PackageReference Include="Migrations.Build.PostgreSql" Version="VERSION" /></ItemGroup>""")),
            ("Migrations/1975ea83b712.cs", Revision)),
        new(
            "a program whose revisions are in a library that it references",
            "build App/App.csproj -t:MigrateUpgrade -tl:off",
            Done,
            ("App/App.csproj", Project(
                Usual + "<OutputType>Exe</OutputType><MigrateAssembly>Shop</MigrateAssembly>",
                Sqlite + """<ItemGroup><ProjectReference Include="../Shop/Shop.csproj" /></ItemGroup>""")),
            ("App/Program.cs", Main),
            ("Shop/Shop.csproj", Project("<TargetFramework>net10.0</TargetFramework>", """<ItemGroup><PackageReference Include="Migrations.Build" Version="VERSION" /></ItemGroup>""")),
            ("Shop/Migrations/1975ea83b712.cs", Revision)),
    ];

    private static readonly Kind[] Others =
    [
        new(
            "an ASP.NET Core program",
            "build Shop.csproj -t:MigrateUpgrade -tl:off",
            Done,
            ("Shop.csproj", Project(Usual, Sqlite).Replace("Microsoft.NET.Sdk", "Microsoft.NET.Sdk.Web", StringComparison.Ordinal)),
            ("Program.cs", Main),
            ("Migrations/1975ea83b712.cs", Revision)),
        new(
            "a test project",
            "build Shop.csproj -t:MigrateUpgrade -tl:off",
            Done,
            ("Shop.csproj", Project(Usual + "<IsTestProject>true</IsTestProject>", Sqlite + """<ItemGroup><PackageReference Include="Microsoft.NET.Test.Sdk" Version="TESTSDK" /></ItemGroup>""")),
            ("Migrations/1975ea83b712.cs", Revision)),
        new(
            "a library for several frameworks",
            "build Shop.csproj -t:MigrateUpgrade -tl:off",
            Done,
            ("Shop.csproj", Project(
                "<TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks><MigrateConnectionString>Data Source=shop.db</MigrateConnectionString><EnableDefaultCompileItems>false</EnableDefaultCompileItems>",
                Sqlite.Replace("<ItemGroup>", "<ItemGroup Condition=\"'$(TargetFramework)' == 'net10.0'\"><Compile Include=\"Migrations/*.cs\" />", StringComparison.Ordinal))),
            ("Migrations/1975ea83b712.cs", Revision)),
        new(
            "two projects with one database, at once",
            "build all.proj -m -tl:off",
            Done,
            ("all.proj", """
                <Project DefaultTargets="Build">
                  <Target Name="Restore"><MSBuild Projects="One/One.csproj;Two/Two.csproj" Targets="Restore" /></Target>
                  <Target Name="Build"><MSBuild Projects="One/One.csproj;Two/Two.csproj" Targets="MigrateUpgrade" BuildInParallel="true" /></Target>
                </Project>
                """),
            ("One/One.csproj", Project(Usual.Replace("shop.db", "../shop.db", StringComparison.Ordinal), Sqlite)),
            ("One/Migrations/1975ea83b712.cs", Revision),
            ("Two/Two.csproj", Project(Usual.Replace("shop.db", "../shop.db", StringComparison.Ordinal), Sqlite)),
            ("Two/Migrations/1975ea83b712.cs", Revision)),
        new(
            "a solution",
            "build Shop.slnx -t:Shop:MigrateUpgrade -tl:off",
            Done,
            ("Shop.slnx", """<Solution><Project Path="App/App.csproj" /><Project Path="Shop/Shop.csproj" /></Solution>"""),
            ("App/App.csproj", Project("<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType>", "")),
            ("App/Program.cs", Main),
            ("Shop/Shop.csproj", Project(Usual, Sqlite)),
            ("Shop/Migrations/1975ea83b712.cs", Revision)),
    ];

    public static IEnumerable<object[]> Kinds => Matrix.Of(Always.Select(kind => kind.Name), Others.Select(kind => kind.Name));

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public async Task A_new_project_upgrades_at_once_and_once(string name)
    {
        PackageFeed feed = await PackageFeed.Get();
        Kind[] all = [.. Always, .. Others];
        int number = Array.FindIndex(all, kind => kind.Name == name);
        string folder = string.Create(null, $"kind{number}");
        foreach ((string file, string text) in all[number].Files)
        {
            feed.Workspace.Write($"{folder}/{file}", text
                .Replace("VERSION", feed.Version, StringComparison.Ordinal)
                .Replace("TESTSDK", Tree.PackageVersion("Microsoft.NET.Test.Sdk"), StringComparison.Ordinal));
        }

        string output = await DotNetCommand.RunAsync(feed.PathOf(folder), all[number].Command);

        Assert.AreEqual(1, Terminal.Count(output, all[number].Expected), output);
        Assert.DoesNotContain("warning", output, StringComparison.Ordinal);
    }

    private static string Project(string properties, string items) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <NuGetAudit>false</NuGetAudit>
            {properties}
          </PropertyGroup>
          {items}
        </Project>
        """;

    /// <summary>A kind of project.</summary>
    /// <param name="Name">What it is.</param>
    /// <param name="Command">What a user types.</param>
    /// <param name="Expected">What the answer has, once.</param>
    /// <param name="Files">The user's files.</param>
    private sealed record Kind(string Name, string Command, string Expected, params (string File, string Text)[] Files);
}
