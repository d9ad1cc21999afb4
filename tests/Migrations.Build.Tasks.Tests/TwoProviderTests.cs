using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>One built project with both providers, whose code can be told to throw or to hang; the tests share it.</summary>
[TestClass]
public sealed class TwoProviderTests
{
    private static Workspace _workspace = null!;
    private static string _project = null!;

    [ClassInitialize]
    public static void Build(TestContext context)
    {
        _workspace = new Workspace();
        _project = _workspace.WriteSdkProject(Workspace.SqliteReferences + $"""
            <ItemGroup>
              <Reference Include="{Tree.Output("Migrations.Build.PostgreSql")}/Migrations.Build.PostgreSql.dll" />
              <PackageReference Include="Npgsql" Version="{Tree.PackageVersion("Npgsql")}" />
            </ItemGroup>
            """);
        _workspace.Write("Migrations/1975ea83b712.cs", """
            using System;
            using System.IO;
            using System.Threading;
            using System.Threading.Tasks;
            using Migrations.Build;

            namespace Shop.Migrations;

            [Revision("1975ea83b712", "create account table")]
            public sealed class CreateAccountTable : AsyncMigration
            {
                public override async Task UpgradeAsync(AsyncMigrationOperations op, CancellationToken cancellationToken)
                {
                    op.Execute("CREATE TABLE account (id integer)");
                    await op.QueryAsync($"SELECT count(*) FROM account", row => row.GetInt64(0), cancellationToken);
                    if (Environment.GetEnvironmentVariable("SHOP_HANGS") is { } file)
                    {
                        File.WriteAllText(file, "");
                        await Task.Delay(Timeout.Infinite, cancellationToken);
                    }
                }

                public override Task DowngradeAsync(AsyncMigrationOperations op, CancellationToken cancellationToken) => Task.CompletedTask;
            }

            internal static class Start
            {
                [System.Runtime.CompilerServices.ModuleInitializer]
                internal static void Run()
                {
                    if (Environment.GetEnvironmentVariable("SHOP_THROWS") is not null)
                    {
                        throw new InvalidOperationException("The shop is closed.");
                    }
                }
            }
            """);
        InProcessBuild.Restore(_project).AssertSucceeded();
        InProcessBuild.Run(_project, "Build").AssertSucceeded();
    }

    [ClassCleanup]
    public static void Clean() => _workspace.Dispose();

    [TestMethod]
    public void A_connection_string_that_fits_several_providers_asks_for_one()
    {
        LoggedDiagnostic error = Run("MigrateCurrent", ("MigrateConnectionString", "Data Source=two.db")).Error;

        Assert.AreEqual("MIG0007", error.Code);
        Assert.Contains("(PostgreSql, Sqlite)", error.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_name_or_a_scheme_chooses_the_provider()
    {
        Run("MigrateUpgrade", ("MigrateConnectionString", "Data Source=named.db"), ("MigrateProvider", "sqlite")).AssertSucceeded();
        Run("MigrateUpgrade", ("MigrateConnectionString", "sqlite:///schemed.db")).AssertSucceeded();

        Assert.IsTrue(File.Exists(_workspace.PathOf("named.db")));
        Assert.IsTrue(File.Exists(_workspace.PathOf("schemed.db")));
    }

    [TestMethod]
    public void A_file_that_is_no_assembly_is_an_error_that_names_it()
    {
        string file = _workspace.Write("broken.dll", "This is no assembly.");

        LoggedDiagnostic error = Run("MigrateUpgrade", ("MigrateConnectionString", "sqlite:///broken.db"), ("MigrateAssembly", "broken.dll")).Error;

        Assert.AreEqual("MIG0026", error.Code);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void An_exception_of_the_projects_own_code_is_one_error_without_a_stack_trace()
    {
        BuildOutcome outcome = InProcessBuild.WithVariable(
            "SHOP_THROWS", "1", () => Run("MigrateUpgrade", ("MigrateConnectionString", "sqlite:///throws.db")));

        Assert.AreEqual("MIG0043", outcome.Error.Code);
        Assert.Contains("InvalidOperationException: The shop is closed.", outcome.Error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task A_killed_build_leaves_no_lock_and_no_half_of_a_revision()
    {
        string started = _workspace.PathOf("started");
        using Process build = DotNetCommand.Start(
            _workspace.Folder,
            $"msbuild \"{_project}\" -t:MigrateUpgrade -p:MigrateNoBuild=true -p:MigrateConnectionString=sqlite:///killed.db -tl:off",
            ("SHOP_HANGS", started));
        while (!File.Exists(started))
        {
            Assert.IsFalse(build.HasExited, "The build ended before its revision began.");
            await Task.Yield();
        }

        build.Kill();

        // The driver asks again and again until the lock is free, at most so many seconds.
        using var connection = new SqliteConnection($"Data Source={_workspace.PathOf("killed.db")};Pooling=False;Default Timeout=60");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE; SELECT count(*) FROM sqlite_schema WHERE name = 'account'; ROLLBACK";
        Assert.AreEqual(0L, command.ExecuteScalar());
    }

    private static BuildOutcome Run(string target, params (string Name, string Value)[] properties) =>
        InProcessBuild.Run(_project, target, [("MigrateNoBuild", "true"), .. properties]);
}
