namespace Migrations.Build.Bench;

/// <summary>A bulk insert of 100,000 rows against the fastest way that the driver has; each prints the most memory that it took.</summary>
internal static class BulkBenchmarks
{
    private const int Runs = 5;

    private const string Memory = """

        Console.WriteLine($"{System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MiB");
        """;

    private static readonly Dictionary<string, string> Revision = new()
    {
        [Workshop.Id(1)] = $$"""
            using System.Linq;
            using Migrations.Build;

            namespace Bench.Migrations;

            [Revision("{{Workshop.Id(1)}}", "rows")]
            public sealed class Rows : Migration
            {
                public override void Upgrade(MigrationOperations op)
                {
                    var count = int.Parse(System.Environment.GetEnvironmentVariable("ROWS") ?? "100000");
                    op.CreateTable("t", [new Column("id", SqlType.Integer) { PrimaryKey = true }, new Column("name", SqlType.String(50))]);
                    op.BulkInsert("t", ["id", "name"], Enumerable.Range(1, count).Select(number => new object?[] { number, $"name {number}" }));
                }
            }
            """,
    };

    private static string Engine(string provider, string connection) => $$"""
        using Migrations.Build;

        var engine = new MigrationEngine(new MigrationEngineOptions
        {
            Provider = {{provider}}Provider.Instance,
            ConnectionString = {{connection}},
            Revisions = typeof(Program).Assembly,
        });
        await engine.UpgradeAsync();
        """ + Memory;

    /// <summary>SQLite, against a prepared INSERT in one transaction.</summary>
    public static void Sqlite()
    {
        var engine = Workshop.Project("BulkSqlite", Revision, Engine("Sqlite", "\"Data Source=bench.db\""), "Sqlite");
        var bare = Workshop.Project("BareBulkSqlite", 0, """
            using Microsoft.Data.Sqlite;

            using var connection = new SqliteConnection("Data Source=bench.db;Pooling=False");
            connection.Open();
            using var transaction = connection.BeginTransaction();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50))";
            command.ExecuteNonQuery();
            command.CommandText = "INSERT INTO t (id, name) VALUES ($id, $name)";
            var id = command.Parameters.Add("$id", SqliteType.Integer);
            var name = command.Parameters.Add("$name", SqliteType.Text);
            command.Prepare();
            for (var number = 1; number <= 100000; number++)
            {
                id.Value = number;
                name.Value = $"name {number}";
                command.ExecuteNonQuery();
            }

            transaction.Commit();
            """ + Memory);
        var medians = Measurement.Medians(Runs, EngineBenchmarks.Fresh(engine, "BulkSqlite"), EngineBenchmarks.Fresh(bare, "BareBulkSqlite"));
        Measurement.Ratio("100,000 rows against a prepared INSERT in one transaction", medians[0], medians[1], 2);
        Report(
            EngineBenchmarks.Fresh(engine, "BulkSqlite"),
            EngineBenchmarks.Fresh(engine, "BulkSqlite") with { Variables = new Dictionary<string, string> { ["ROWS"] = "1000000" } });
    }

    /// <summary>PostgreSQL, against COPY.</summary>
    public static void PostgreSql()
    {
        var engine = Workshop.Project("BulkPostgres", Revision, Engine("PostgreSql", "Environment.GetEnvironmentVariable(\"DATABASE\")!"), "PostgreSql");
        var bare = Workshop.Project("BareBulkPostgres", 0, """
            using Npgsql;

            using var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable("DATABASE"));
            connection.Open();
            using var command = new NpgsqlCommand("CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50))", connection);
            command.ExecuteNonQuery();
            using (var writer = connection.BeginBinaryImport("COPY t (id, name) FROM STDIN (FORMAT binary)"))
            {
                for (var number = 1; number <= 100000; number++)
                {
                    writer.StartRow();
                    writer.Write(number);
                    writer.Write($"name {number}");
                }

                writer.Complete();
            }
            """ + Memory, "PostgreSql");
        var run = PostgreSqlBenchmarks.OnNewDatabase(engine, "BulkPostgres");
        var medians = Measurement.Medians(Runs, run, PostgreSqlBenchmarks.OnNewDatabase(bare, "BareBulkPostgres"));
        Measurement.Ratio("100,000 rows against COPY", medians[0], medians[1], 2);
        Report(run, run with { Variables = new Dictionary<string, string>(run.Variables) { ["ROWS"] = "1000000" } });
    }

    private static void Report(Command few, Command many)
    {
        few.Before!();
        var small = few.Run().Trim();
        many.Before!();
        Console.WriteLine($"  most memory: {small} with 100,000 rows, {many.Run().Trim()} with 1,000,000");
    }
}
