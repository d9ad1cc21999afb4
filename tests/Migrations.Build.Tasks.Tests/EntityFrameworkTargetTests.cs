using Microsoft.Data.Sqlite;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>A project whose model is a DbContext: checked, written, compiled, upgraded, and what is said when the context cannot be read.</summary>
[TestClass]
public sealed class EntityFrameworkTargetTests
{
    private const string Context = """
        using Microsoft.EntityFrameworkCore;

        namespace Shop;

        public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
        {
            public DbSet<Account> Accounts => Set<Account>();

            protected override void OnModelCreating(ModelBuilder modelBuilder) =>
                modelBuilder.Entity<Account>().HasData(new Account { Id = 1, Email = "ann@shop.example" });
        }

        public sealed class Account
        {
            public int Id { get; set; }

            public string Email { get; set; } = "";
        }

        """;

    private const string Factory = """
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Design;

        namespace Shop;

        internal sealed class ShopContextFactory : IDesignTimeDbContextFactory<ShopContext>
        {
            public ShopContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<ShopContext>().UseSqlite().Options);
        }

        """;

    private const string Others = """
        using System;
        using Microsoft.EntityFrameworkCore;

        namespace Shop;

        public sealed class UnmadeContext(DbContextOptions<UnmadeContext> options) : DbContext(options);

        public sealed class ThrowingContext : DbContext
        {
            public ThrowingContext() => throw new NotSupportedException("no such luck");
        }

        public sealed class EmptyContext : DbContext;

        public sealed class BrokenContext : DbContext
        {
            protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite();

            protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Order>().Ignore(order => order.Id);
        }

        public sealed class OtherContext : DbContext
        {
            protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseInMemoryDatabase("memory");
        }

        public sealed class PostgreSqlContext : DbContext
        {
            protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseNpgsql();
        }

        public sealed class Order
        {
            public int Id { get; set; }
        }

        """;

    [TestMethod]
    public void A_context_is_checked_written_compiled_upgraded_and_then_clean()
    {
        using Workspace workspace = Shop(out string project, "");

        LoggedDiagnostic missing = InProcessBuild.Run(project, "MigrateCheck").Error;
        Assert.AreEqual("MIG4001", missing.Code);
        Assert.AreEqual("Accounts: table is missing in the database", missing.Message);

        ResultItem written = NoBuild(project, "MigrateRevision", ("MigrateAutogenerate", "true"), ("MigrateMessage", "add accounts")).AssertSucceeded().Items.Single();
        Assert.Contains("op.BulkInsert(\"Accounts\", [\"Id\", \"Email\"],", File.ReadAllText(written.Name), StringComparison.Ordinal);
        InProcessBuild.Run(project, "MigrateUpgrade").AssertSucceeded();
        NoBuild(project, "MigrateCheck").AssertSucceeded();
        NoBuild(project, "MigrateCheck", ("MigrateCompareTo", "Revisions")).AssertSucceeded();
        Assert.AreEqual("ann@shop.example", Scalar(workspace, "SELECT \"Email\" FROM \"Accounts\""));

        workspace.Write("Account.cs", Context.Replace("public int Id { get; set; }", "public int Id { get; set; }\n\n    public int? Age { get; set; }", StringComparison.Ordinal));
        Assert.AreEqual("Accounts: column Age (Integer) is missing in the database", InProcessBuild.Run(project, "MigrateCheck").Error.Message);
        ResultItem next = NoBuild(project, "MigrateRevision", ("MigrateAutogenerate", "true"), ("MigrateMessage", "add age")).AssertSucceeded().Items.Single();
        Assert.DoesNotContain("BulkInsert", File.ReadAllText(next.Name), StringComparison.Ordinal);
        InProcessBuild.Run(project, "MigrateUpgrade").AssertSucceeded();
        NoBuild(project, "MigrateCheck").AssertSucceeded();
        NoBuild(project, "MigrateDowngrade", ("MigrateTo", "base")).AssertSucceeded();
        Assert.AreEqual(0L, Scalar(workspace, "SELECT count(*) FROM sqlite_master WHERE name = 'Accounts'"));
    }

    [TestMethod]
    public void The_context_may_be_another_projects_and_the_factory_this_ones()
    {
        using Workspace workspace = Shop(out string project, "", """<ProjectReference Include="Data/Data.csproj" />""");
        File.Delete(workspace.PathOf("Account.cs"));
        workspace.Write("Data/Account.cs", Context);
        workspace.Write("Data/Data.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit></PropertyGroup>
              <ItemGroup><PackageReference Include="Microsoft.EntityFrameworkCore.Sqlite" Version="{Tree.PackageVersion("Microsoft.EntityFrameworkCore.Sqlite")}" /></ItemGroup>
            </Project>
            """);
        InProcessBuild.Restore(project).AssertSucceeded();

        Assert.AreEqual("Accounts: table is missing in the database", InProcessBuild.Run(project, "MigrateCheck").Error.Message);
        Assert.AreEqual("MIG4001", NoBuild(project, "MigrateCheck", ("MigrateTargetMetaData", "Shop.ShopContext,Data")).Error.Code);
        Assert.AreEqual("MIG4102", NoBuild(project, "MigrateCheck", ("MigrateTargetMetaData", "Shop.ShopContext,Elsewhere")).Error.Code);
    }

    [TestMethod]
    public void A_context_that_cannot_be_read_is_one_clear_error()
    {
        using Workspace workspace = Shop(out string project, """
            <PackageReference Include="Microsoft.EntityFrameworkCore.InMemory" Version="VERSION(Microsoft.EntityFrameworkCore.Sqlite)" />
            <PackageReference Include="Npgsql.EntityFrameworkCore.PostgreSQL" Version="VERSION(Npgsql.EntityFrameworkCore.PostgreSQL)" />
            """);
        workspace.Write("Others.cs", Others);
        InProcessBuild.Restore(project).AssertSucceeded();
        InProcessBuild.Run(project, "Build").AssertSucceeded();

        Says("Shop.UnmadeContext", "MIG2022", "IDesignTimeDbContextFactory<UnmadeContext>");
        Says("Shop.ThrowingContext", "MIG2022", "its constructor threw NotSupportedException: no such luck");
        Says("Shop.EmptyContext", "MIG2024", "No database provider has been configured");
        Says("Shop.BrokenContext", "MIG2024", "requires a primary key");
        Says("Shop.OtherContext", "MIG2023", "it uses Microsoft.EntityFrameworkCore.InMemory");
        Says("Shop.PostgreSqlContext", "MIG2023", "the context is made for PostgreSql, and the database's provider is Sqlite");
        Says("Shop.Order", "MIG4102", "The type Shop.Order is no model");
        Says("Shop.Nothing", "MIG4102", "there is no such type");

        void Says(string name, string code, string text)
        {
            LoggedDiagnostic error = NoBuild(project, "MigrateCheck", ("MigrateTargetMetaData", name)).Error;
            Assert.AreEqual(code, error.Code, error.Message);
            Assert.Contains(text, error.Message, StringComparison.Ordinal);
        }
    }

    private static Workspace Shop(out string project, string packages, string projects = "")
    {
        var workspace = new Workspace();
        workspace.Write("Account.cs", Context);
        workspace.Write("ShopContextFactory.cs", Factory);
        project = workspace.WriteSdkProject(
            "<PropertyGroup><RootNamespace>Shop</RootNamespace><Nullable>enable</Nullable><MigrateConnectionString>Data Source=shop.db</MigrateConnectionString><MigrateTargetMetaData Condition=\"'$(MigrateTargetMetaData)' == ''\">Shop.ShopContext</MigrateTargetMetaData></PropertyGroup>"
            + Workspace.SqliteReferences
            + $"""
            <ItemGroup>
              <Reference Include="{Tree.Output("Migrations.Build.EntityFrameworkCore")}/Migrations.Build.EntityFrameworkCore.dll" />
              <PackageReference Include="Microsoft.EntityFrameworkCore.Sqlite" Version="VERSION(Microsoft.EntityFrameworkCore.Sqlite)" />
              {packages}
              {projects}
            </ItemGroup>
            <ItemGroup><Compile Remove="Data/**" /></ItemGroup>
            """.Replace("VERSION(Microsoft.EntityFrameworkCore.Sqlite)", Tree.PackageVersion("Microsoft.EntityFrameworkCore.Sqlite"), StringComparison.Ordinal)
                .Replace("VERSION(Npgsql.EntityFrameworkCore.PostgreSQL)", Tree.PackageVersion("Npgsql.EntityFrameworkCore.PostgreSQL"), StringComparison.Ordinal));
        if (projects.Length == 0)
        {
            InProcessBuild.Restore(project).AssertSucceeded();
        }

        return workspace;
    }

    private static BuildOutcome NoBuild(string project, string target, params (string, string)[] properties) =>
        InProcessBuild.Run(project, target, [("MigrateNoBuild", "true"), .. properties]);

    private static object? Scalar(Workspace workspace, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={workspace.PathOf("shop.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
