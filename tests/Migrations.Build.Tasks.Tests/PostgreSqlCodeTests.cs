using Migrations.Build.BuildHarness;
using Migrations.Build.Tests.PostgreSql;
using Npgsql;

namespace Migrations.Build.Tasks.Tests;

/// <summary>Codes that only a PostgreSQL server provokes, in real builds: code, file, line and text.</summary>
[TestClass]
public sealed class PostgreSqlCodeTests
{
    private const string Variable = "SHOP_CODES";

    private static TestDatabase _database = null!;

    [ClassInitialize]
    public static async Task Create(TestContext context) => _database = await PostgreSqlServer.Instance.CreateDatabaseAsync();

    [ClassCleanup]
    public static async Task Drop() => await _database.DisposeAsync();

    [TestMethod]
    public void A_wrong_password()
    {
        BuildOutcome build = Run("MigrateCurrent", "", connection => connection.Password = "wrong");

        AssertError(build, "MIG3013", "App.csproj", 0, "Cannot connect to PostgreSQL", "refuses the user or the password");
        Assert.DoesNotContain("wrong", build.Error.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task A_statement_outside_of_a_transaction_that_the_catalogue_does_not_show()
    {
        await using TestDatabase database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await database.ExecuteAsync($"""
            CREATE SCHEMA first;
            CREATE TABLE public.book (title text);
            CREATE TABLE first.book (title text);
            CREATE INDEX ix_title ON public.book (title);
            CREATE INDEX ix_title ON first.book (title);
            ALTER DATABASE {database.Name} SET search_path = first, public;
            """);

        BuildOutcome build = Run("MigrateUpgrade", "MigrateTo=p3021", connection => connection.Database = database.Name);

        AssertError(build, "MIG3021", "p3021.cs", 10, "Revision p3021: the database took this statement", "DROP INDEX CONCURRENTLY ix_title", "Run the upgrade again");
    }

    [TestMethod]
    public async Task A_table_that_another_session_holds()
    {
        await _database.ExecuteAsync("CREATE TABLE book (id integer)");
        await using NpgsqlConnection other = await _database.OpenAsync();
        await using NpgsqlTransaction transaction = await other.BeginTransactionAsync();
        await using NpgsqlCommand select = new("SELECT * FROM book", other, transaction);
        await select.ExecuteNonQueryAsync();

        BuildOutcome build = Run("MigrateUpgrade", "MigrateTo=p3040|MigrateTableLockTimeout=0.1|MigrateLockTimeout=0.2");

        AssertError(build, "MIG3040", "p3040.cs", 10, "Cannot upgrade revision p3040 (provoke p3040): canceling statement due to lock timeout", "Transactions that are open: ", "MigrateTableLockTimeout");
    }

    [TestMethod]
    public void A_connection_that_ends_in_the_middle() => AssertError(
        Run("MigrateUpgrade", "MigrateTo=p3041"), "MIG3041", "p3041.cs", 5, "The connection to PostgreSQL", "No step of this run was committed", "Run it again");

    [TestMethod]
    public async Task A_version_table_that_the_user_may_not_read()
    {
        await using TestDatabase database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE migrations_version (version_num varchar(32)); CREATE ROLE code_reader LOGIN PASSWORD 'reader'");

        BuildOutcome build = Run("MigrateCurrent", "", connection => (connection.Database, connection.Username, connection.Password) = (database.Name, "code_reader", "reader"));

        AssertError(build, "MIG3042", "App.csproj", 0, "permission denied for table migrations_version", "Give the user the right");
    }

    [TestMethod]
    public async Task An_object_that_the_scaffold_leaves_out()
    {
        await using TestDatabase database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE PUBLICATION shop FOR ALL TABLES");
        using var workspace = new Workspace();
        string project = workspace.WriteSdkProject(Workspace.EngineReferences + $"""
            <PropertyGroup><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
            <ItemGroup>
              <Reference Include="{Tree.Output("Migrations.Build.PostgreSql")}/Migrations.Build.PostgreSql.dll" />
              <PackageReference Include="Npgsql" Version="{Tree.PackageVersion("Npgsql")}" />
            </ItemGroup>
            """);
        InProcessBuild.Restore(project).AssertSucceeded();

        BuildOutcome build = InProcessBuild.WithVariable(
            Variable, database.ConnectionString, () => InProcessBuild.Run(project, "MigrateScaffold", ("MigrateConnectionStringVariable", Variable)));

        AssertIs(build.AssertSucceeded().Warnings.Single(), "MIG4032", "App.csproj", 0, "The revision does not make this object", "publication shop", "op.Execute");
    }

    private static BuildOutcome Run(string target, string properties, Action<NpgsqlConnectionStringBuilder>? change = null)
    {
        var connection = new NpgsqlConnectionStringBuilder(_database.ConnectionString);
        change?.Invoke(connection);

        // Built before, since nobody else may build while the variable is set.
        CodeProject project = CodeProject.Get();
        return InProcessBuild.WithVariable(Variable, connection.ConnectionString, () => project.Run(
            target, "", $"MigrateProvider=PostgreSql|MigrateConnectionStringVariable={Variable}|{properties}"));
    }

    private static void AssertError(BuildOutcome build, string code, string file, int line, params string[] texts) =>
        AssertIs(build.Error, code, file, line, texts);

    private static void AssertIs(LoggedDiagnostic diagnostic, string code, string file, int line, params string[] texts)
    {
        Assert.AreEqual((code, file, line), (diagnostic.Code, Path.GetFileName(diagnostic.File), diagnostic.Line), diagnostic.Message);
        foreach (string text in texts)
        {
            Assert.Contains(text, diagnostic.Message, StringComparison.Ordinal);
        }
    }
}
