using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>
/// One project, compiled once for all tests that only look at what its targets say and return: four revisions with a
/// branch and a merge, and a model with a column that none of them has.
/// </summary>
/// <remarks>Each test names a database of its own; none writes a file into the project.</remarks>
internal sealed class ShopProject : IDisposable
{
    public const string First = "1975ea83b712";
    public const string Left = "27c6a30d7c24";
    public const string Right = "ae1027a6acf5";
    public const string Merge = "d33fb1a2c4e5";

    private static readonly Lazy<ShopProject> One = new(() => new ShopProject());

    private ShopProject()
    {
        File = Workspace.WriteSdkProject($$"""
            <PropertyGroup>
              <OutputType>Exe</OutputType>
              <RootNamespace>Shop</RootNamespace>
              <ImplicitUsings>enable</ImplicitUsings>
              <MigrateTargetMetaData>Shop.ShopModel</MigrateTargetMetaData>
            </PropertyGroup>
            {{Workspace.SqliteReferences}}
            <Target Name="Use" DependsOnTargets="$(Used)" Returns="@(Found)">
              <ItemGroup><Found Include="@($(Used)Result)" /></ItemGroup>
              <Message Importance="High" Text="@(Found->'used %(Filename)%(Extension) %(Verb)%(Revision)%(Created)%(Description)', '%0A')" />
            </Target>
            <Target Name="UseInSpite">
              <CallTarget Targets="$(Used)" />
              <OnError ExecuteTargets="Report" />
            </Target>
            <Target Name="Report">
              <ItemGroup><Found Include="@($(Used)Result)" /></ItemGroup>
              <Message Importance="High" Text="@(Found->'used %(Identity): %(Kind) %(Table).%(Column) at line %(Line)', '%0A')" />
            </Target>
            """);
        Workspace.Write("Program.cs", "namespace Shop; public static class Program { public static void Main() { } }");
        Workspace.Write("ShopModel.cs", """
            using Migrations.Build;

            namespace Shop;

            public static class ShopModel
            {
                public static MetaData MetaData { get; } = new(NamingConvention.Default,
                [
                    new Table("account",
                    [
                        new Column("id", SqlType.Integer) { PrimaryKey = true },
                        new Column("email", SqlType.Text),
                    ]),
                ]);
            }
            """);
        Workspace.Write("Models.cs", """
            using Migrations.Build;

            namespace Shop;

            public sealed class Page
            {
                public int Id { get; set; }

                public Uri Address { get; set; } = null!;
            }

            [Indexed("Nmae")]
            public sealed class Order
            {
                public int Id { get; set; }

                public string Name { get; set; } = "";
            }

            public static class WrongType
            {
                public static MetaData MetaData { get; } = MetaData.FromTypes(typeof(Page));
            }

            public static class WrongName
            {
                public static MetaData MetaData { get; } = MetaData.FromTypes(typeof(Order));
            }
            """);
        Workspace.WriteRevision(
            First,
            "create account table",
            null,
            """
            op.CreateTable("account", [new Column("id", SqlType.Integer) { PrimaryKey = true }]);
            if (op.Arguments.ContainsKey("fail"))
            {
                op.Execute("INSERT INTO nowhere VALUES (1)");
            }

            if (op.Arguments.ContainsKey("raw"))
            {
                op.Execute("CREATE TABLE extra (id integer)");
            }
            """,
            """op.DropTable("account");""");
        Workspace.WriteRevision(Left, "left", First);
        Workspace.WriteRevision(Right, "right", First);
        string merge = Workspace.WriteRevision(Merge, "join", Left);
        System.IO.File.WriteAllText(merge, System.IO.File.ReadAllText(merge).Replace(
            $"DownRevision = \"{Left}\"", $"DownRevisions = [\"{Left}\", \"{Right}\"]", StringComparison.Ordinal));
        InProcessBuild.Restore(File).AssertSucceeded();
        InProcessBuild.Run(File, "Build").AssertSucceeded();
    }

    public Workspace Workspace { get; } = new();

    /// <summary>The project file.</summary>
    public string File { get; }

    public static ShopProject Get() => One.Value;

    public static void Clean()
    {
        if (One.IsValueCreated)
        {
            One.Value.Dispose();
        }
    }

    /// <summary>Runs a target on a database, without building.</summary>
    public BuildOutcome Run(string target, string database, params (string Name, string Value)[] properties) => InProcessBuild.Run(
        File, target, [("MigrateNoBuild", "true"), ("MigrateConnectionString", "Data Source=" + database), .. properties]);

    public void Dispose() => Workspace.Dispose();
}
