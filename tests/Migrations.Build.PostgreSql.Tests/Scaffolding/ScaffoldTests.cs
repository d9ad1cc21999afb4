using System.Diagnostics;
using System.Runtime.CompilerServices;
using Migrations.Build.Law;
using Migrations.Build.Tests.PostgreSql;
using Migrations.Build.Tests.Programs;
using Migrations.Build.Tests.Running;

namespace Migrations.Build.PostgreSql.Tests.Scaffolding;

/// <summary>The law: scaffold, upgrade an empty database, and it is the same; and the model says so too.</summary>
[TestClass]
public sealed class ScaffoldTests
{
    public static IEnumerable<object[]> Files => SchemaFiles.Of("postgresql").Prepend(Own()).Select(file => new object[] { file });

    [TestMethod]
    [DynamicData(nameof(Files))]
    public async Task A_database_made_by_the_first_revision_is_the_same(string file)
    {
        await using var original = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await original.PsqlAsync(file);
        await using var copy = await PostgreSqlServer.Instance.CreateDatabaseAsync();

        var scaffold = await RecordedRevisions.None.Engine(Options(original)).ScaffoldAsync("Legacy.Model");
        var compiled = ScaffoldCompiler.Of(scaffold);
        var engine = RecordedRevisions.None.Then("a111", null, compiled.Upgrade).Engine(Options(copy) with { Model = compiled.Model });
        await engine.UpgradeAsync();

        Assert.AreEqual("", Difference(Dump(original), Dump(copy)));
        var check = await engine.CheckAsync();
        Assert.IsEmpty(check.Differences, string.Join('\n', check.Differences.Select(one => one.Text)));
        Assert.IsEmpty(scaffold.LeftOut, string.Join('\n', scaffold.LeftOut));
    }

    private static MigrationEngineOptions Options(TestDatabase database) => new()
    {
        Provider = PostgreSqlProvider.Instance,
        ConnectionString = database.ConnectionString,
        Revisions = typeof(ScaffoldTests).Assembly,
    };

    private static List<string> Dump(TestDatabase database)
    {
        var connection = new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString);
        using var process = InstalledProgram.Start(new ProcessStartInfo(
            "pg_dump",
            ["-s", "-O", "-x", "-h", connection.Host!, "-p", $"{connection.Port}", "-U", connection.Username!, "-T", "migrations_version", "-T", "migrations_log", "-T", "migrations_log_id_seq", connection.Database!])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["PGPASSWORD"] = connection.Password },
        }, "postgresql-client");
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode);
        return [.. text.Split('\n').Where(line => line.Length > 0 && !line.StartsWith("--", StringComparison.Ordinal) && !line.StartsWith('\\'))];
    }

    private static string Difference(List<string> left, List<string> right)
    {
        if (left.SequenceEqual(right))
        {
            return "";
        }

        var lines = left.Except(right).Select(line => $"- {line}").Concat(right.Except(left).Select(line => $"+ {line}")).Take(60).ToList();
        return lines.Count == 0 ? "the same lines in another order" : string.Join('\n', lines);
    }

    private static string Own([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "everything.sql");
}
