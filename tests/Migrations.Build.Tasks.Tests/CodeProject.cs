using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>One project with both providers, compiled once, that has a history of its own for each code that it provokes.</summary>
internal sealed class CodeProject : IDisposable
{
    private const string Account = """op.CreateTable("account", [new Column("id", SqlType.Integer) { PrimaryKey = true }, new Column("name", SqlType.Text)]);""";

    // What is committed by itself, and then a failure: until there is a table of that name.
    private const string CutHalfway = """
        op.Autocommit(inner => inner.Execute("CREATE TABLE IF NOT EXISTS done (id integer)"));
        op.Execute("INSERT INTO nowhere VALUES (1)");
        """;

    private static readonly Lazy<CodeProject> One = new(() => new CodeProject());

    private CodeProject()
    {
        File = Workspace.WriteSdkProject(Workspace.SqliteReferences + $"""
            <PropertyGroup><ImplicitUsings>enable</ImplicitUsings><MigrateProvider Condition="'$(MigrateProvider)' == ''">Sqlite</MigrateProvider></PropertyGroup>
            <ItemGroup>
              <Reference Include="{Tree.Output("Migrations.Build.PostgreSql")}/Migrations.Build.PostgreSql.dll" />
              <PackageReference Include="Npgsql" Version="{Tree.PackageVersion("Npgsql")}" />
            </ItemGroup>
            """);
        Write("c3002", """throw new InvalidOperationException("I will not");""");
        Write("c3005", Account);
        string oneWay = Write("c3006", "");
        System.IO.File.WriteAllText(oneWay, System.IO.File.ReadAllText(oneWay)[..System.IO.File.ReadAllText(oneWay).IndexOf("public override void Downgrade", StringComparison.Ordinal)] + "}");
        Write("a3007", "");
        Write("c3007", """op.Execute("DELETE FROM migrations_version");""", "a3007");
        Write("a3009", """
            op.CreateTable("author", [new Column("id", SqlType.Integer) { PrimaryKey = true }]);
            op.CreateTable("book", [new Column("author", SqlType.Integer) { References = new Reference("author", "id") }, new Column("title", SqlType.String(9))]);
            op.Execute("INSERT INTO author VALUES (7)");
            op.Execute("INSERT INTO book VALUES (7, 'One')");
            """);
        Write("c3009", """
            op.Execute("DELETE FROM author");
            op.AlterColumn("book", "title", type: SqlType.Text);
            """, "a3009");
        Workspace.Write("Migrations/c3020.cs", """
            using Migrations.Build;

            namespace Shop.Migrations;

            [Revision("c3020", "read")]
            public sealed class RevisionC3020 : AsyncMigration
            {
                public override Task UpgradeAsync(AsyncMigrationOperations op, CancellationToken cancellationToken) => Task.CompletedTask;
            }
            """);
        Write("c3043a", "");
        Write("c3043b", "", "c3043a");
        Write("c3101", Account + $"""op.CreateUniqueConstraint("{new string('n', 70)}", "account", ["name"]);""");
        Write("c3102", """op.CreateTable("document", [new Column("body", SqlType.Jsonb)]);""");
        Write("c3103", """op.Execute($"SELECT {new Uri("about:blank")}");""");
        Write("c3104", """op.CreateSequence(new Sequence("numbers"));""");
        Write("c3105", Account + """op.AlterColumn("account", "nmae", nullable: false);""");
        Write("c3106", Account + """
            op.CreateUniqueConstraint("uq_name", "account", ["name"]);
            op.CreateUniqueConstraint("uq_name", "account", ["id"]);
            """);
        Write("c3108", Account + """op.BulkInsert("account", ["id", "name"], [[1, "one"], [2]]);""");
        Write("c3022", CutHalfway);
        Write("c3023", CutHalfway);
        Write("p3021", """op.Execute("DROP INDEX CONCURRENTLY ix_title");""");
        Write("p3040", """op.AddColumn("book", new Column("title", SqlType.Text));""");
        Write("p3041", """op.Execute("SELECT pg_terminate_backend(pg_backend_pid())");""");
        Workspace.Write("Model.cs", """
            using Migrations.Build;

            namespace Shop;

            public static class Model
            {
                public static MetaData MetaData { get; } = new(NamingConvention.Default,
                [
                    new Table("book",
                    [
                        new Column("price", SqlType.Numeric()),
                        new CheckConstraint("price IN (1, 2)") { Name = "ck_book_price" },
                    ]),
                ]);
            }
            """);
        Workspace.Write("unread/one.py", "revision = NEXT\n");
        Workspace.Write("unfit/script.sql", "CREATE TABLE book (id integer);\n");
        Workspace.Write("scripts/V1__one.sql", "SELECT 1;\n");
        Workspace.Write("scripts/V1_0__another.sql", "SELECT 1;\n");
        string gone = Write("c0012", "");
        Workspace.Write("broken.dll", "not an assembly");
        InProcessBuild.Restore(File).AssertSucceeded();
        InProcessBuild.Run(File, "Build").AssertSucceeded();
        System.IO.File.Delete(gone);
        WriteNewerAssembly();
    }

    public Workspace Workspace { get; } = new();

    /// <summary>The project file.</summary>
    public string File { get; }

    public static CodeProject Get() => One.Value;

    public static void Clean()
    {
        if (One.IsValueCreated)
        {
            One.Value.Dispose();
        }
    }

    /// <summary>Runs a target without building.</summary>
    /// <param name="target">The target.</param>
    /// <param name="database">The file of the SQLite database, unless the properties have a connection.</param>
    /// <param name="properties">The properties, as <see cref="HookProject.Properties"/> reads them.</param>
    public BuildOutcome Run(string target, string database, string properties)
    {
        List<(string Name, string Value)> all = [("MigrateNoBuild", "true"), .. HookProject.Properties(properties)];
        if (!all.Exists(property => property.Name.StartsWith("MigrateConnectionString", StringComparison.Ordinal)))
        {
            all.Add(("MigrateConnectionString", "Data Source=" + database));
        }

        return InProcessBuild.Run(File, target, [.. all]);
    }

    public void Dispose() => Workspace.Dispose();

    private string Write(string id, string upgrade, string? parent = null) =>
        Workspace.WriteRevision(id, "provoke " + id, parent, upgrade);

    /// <summary>The assembly as a version of the generator would make it that is not there yet: another number before its table.</summary>
    private void WriteNewerAssembly()
    {
        byte[] assembly = System.IO.File.ReadAllBytes(Workspace.PathOf("bin/Debug/net10.0/App.dll"));
        int table = assembly.AsSpan().IndexOf("1\tc0012,"u8);
        Assert.IsGreaterThan(0, table, "The table does not begin as it did.");
        assembly[table] = (byte)'9';
        System.IO.File.WriteAllBytes(Workspace.PathOf("newer.dll"), assembly);
    }
}
