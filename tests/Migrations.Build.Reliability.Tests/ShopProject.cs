using System.Diagnostics;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Reliability.Tests;

/// <summary>A project with a model and revisions on PostgreSQL, built once; its targets run in processes of their own.</summary>
internal sealed class ShopProject : IDisposable
{
    /// <summary>The environment variable that the project's own code prints and throws.</summary>
    public const string Variable = "SHOP_DB";

    /// <summary>The advisory lock that revision e5 waits for.</summary>
    public const string Gate = "4711";

    private readonly Workspace _workspace = new();

    private ShopProject()
    {
    }

    public string Folder => _workspace.Folder;

    public static async Task<ShopProject> BuildAsync()
    {
        var shop = new ShopProject();
        shop._workspace.WriteSdkProject($"""
            <PropertyGroup>
              <OutputType>Exe</OutputType>
              <UserSecretsId>shop-secrets</UserSecretsId>
            </PropertyGroup>
            {Workspace.EngineReferences}
            <ItemGroup>
              <Reference Include="{Tree.Output("Migrations.Build.PostgreSql")}/Migrations.Build.PostgreSql.dll" />
              <PackageReference Include="Npgsql" Version="{Tree.PackageVersion("Npgsql")}" />
            </ItemGroup>
            """);
        shop.Write("Program.cs", "return 0;");
        shop.Write("Model.cs", """
            using Migrations.Build;

            namespace Shop;

            public static class Model
            {
                public static MetaData Tables { get; } = new(NamingConvention.Default, [new Table("account", [new Column("id", SqlType.Integer)])]);
            }
            """);
        shop._workspace.WriteRevision("a1", "create account", null, """op.CreateTable("account", [new Column("id", SqlType.Integer)]);""", """op.DropTable("account");""");
        shop._workspace.WriteRevision("b2", "sleep", "a1", """op.CreateTable("half", [new Column("id", SqlType.Integer)]); op.Execute("SELECT pg_sleep(600)");""");
        shop._workspace.WriteRevision("c3", "tell", "a1", $"""
            var text = System.Environment.GetEnvironmentVariable("{Variable}") ?? "nothing";
            System.Console.WriteLine(text);
            op.Execute("CREATE TABLE half (id integer)");
            throw new System.InvalidOperationException("It was " + text);
            """);
        shop._workspace.WriteRevision("d4", "fail", "a1", """op.CreateTable("half", [new Column("id", SqlType.Integer)]); op.Execute("SELECT 1 / 0");""");
        shop._workspace.WriteRevision("e5", "wait", "a1", $"""op.CreateTable("half", [new Column("id", SqlType.Integer)]); op.Execute("SELECT pg_advisory_xact_lock({Gate})");""");
        await DotNetCommand.RunAsync(shop.Folder, "build App.csproj -v:q -tl:off");
        return shop;
    }

    /// <summary>Writes a file of the project.</summary>
    public string Write(string name, string text) => _workspace.Write(name, text);

    /// <summary>Starts a target as a leader of its own process group, as a terminal would.</summary>
    public Process Start(string target, string arguments, params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo("setsid", $"{DotNetCommand.Executable} build App.csproj --no-restore -t:{target} -p:MigrateNoBuild=true -p:MigrateProvider=PostgreSql -tl:off {arguments}")
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        DotNetCommand.Isolate(start.Environment);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>The processes that have the project's folder on their command line, such as the host, which gets the path of its deps.json.</summary>
    public List<int> Processes(string word) =>
    [
        .. ProcessTable.All()
            .Where(process => process.CommandLine.Contains(word, StringComparison.Ordinal) && process.CommandLine.Contains(Folder, StringComparison.Ordinal))
            .Select(process => process.Id),
    ];

    public void Dispose() => _workspace.Dispose();
}
