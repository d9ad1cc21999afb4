using System.Diagnostics;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Reliability.Tests;

/// <summary>A program that migrates as it starts, and what its database tells of that.</summary>
/// <param name="Name">The name and the version.</param>
/// <param name="Program">The project in tests/ that is the program.</param>
/// <param name="LogTable">The table of what was applied.</param>
/// <param name="Log">The rows of it, without times.</param>
/// <param name="Half">The target in the middle of the history.</param>
internal sealed record Tool(string Name, string Program, string LogTable, string Log, string Half)
{
    public static Tool MigrationsBuild { get; } = new(
        "Migrations.Build",
        "Migrations.Build.Reliability.History",
        "migrations_log",
        "SELECT direction || ' ' || revision || coalesce(CAST(part AS text), '') FROM migrations_log ORDER BY id",
        "r15");

    public static Tool EntityFrameworkCore { get; } = new(
        "EF Core " + Tree.PackageVersion("Microsoft.EntityFrameworkCore.Sqlite"),
        "Migrations.Build.Reliability.EntityFrameworkCore",
        "\"__EFMigrationsHistory\"",
        "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY 1",
        "20261125000015_InsertBooksB");

    public static Tool FluentMigrator { get; } = new(
        "FluentMigrator " + Tree.PackageVersion("FluentMigrator.Runner.Postgres"),
        "Migrations.Build.Reliability.FluentMigrator",
        "\"VersionInfo\"",
        "SELECT CAST(\"Version\" AS text) FROM \"VersionInfo\" ORDER BY \"Version\"",
        "15");

    public static IReadOnlyList<Tool> All { get; } = [MigrationsBuild, EntityFrameworkCore, FluentMigrator];

    /// <summary>Starts the program.</summary>
    /// <param name="subject">The database.</param>
    /// <param name="target">Where to; null: to the end.</param>
    public Process Start(Subject subject, string? target = null)
    {
        string[] arguments = [Path.Combine(Tree.Output(Program), Program + ".dll"), subject.Provider.Name, subject.ConnectionString];
        return Process.Start(new ProcessStartInfo("dotnet", target is null ? arguments : [.. arguments, target])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
    }
}
