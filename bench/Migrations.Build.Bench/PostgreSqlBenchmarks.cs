using Migrations.Build.Tests.PostgreSql;

namespace Migrations.Build.Bench;

/// <summary>1,000 revisions of one statement each on a throwaway PostgreSQL, against a minimal program that sends the same by hand.</summary>
internal static class PostgreSqlBenchmarks
{
    private const int Revisions = 1000;
    private const int Runs = 7;

    /// <summary>One transaction for each revision.</summary>
    public static void EachByItself() => Run("PerRevision", "new NpgsqlBatch(connection)", "one transaction each");

    /// <summary>One transaction for all of them.</summary>
    public static void AllTogether() => Run("All", "batch", "one batch in one transaction");

    /// <summary>A process that has a new, empty database, whose connection string is in DATABASE.</summary>
    public static Command OnNewDatabase(string directory, string name) =>
        new(name, directory, "dotnet", Path.Combine(directory, "bin", "Release", "net10.0", $"{name}.dll"))
        {
            Variables = new Dictionary<string, string> { ["DATABASE"] = PostgreSqlServer.Instance.ConnectionString("bench") },
            Before = Renew,
        };

    public static void Renew()
    {
        PostgreSqlServer.Instance.ExecuteAsync("postgres", "DROP DATABASE IF EXISTS bench WITH (FORCE)").GetAwaiter().GetResult();
        PostgreSqlServer.Instance.ExecuteAsync("postgres", "CREATE DATABASE bench TEMPLATE template0").GetAwaiter().GetResult();
    }

    private static void Run(string mode, string batchOfRevision, string floor)
    {
        var engine = Workshop.Project($"Postgres{mode}", Revisions, $$"""
            using Migrations.Build;

            var engine = new MigrationEngine(new MigrationEngineOptions
            {
                Provider = PostgreSqlProvider.Instance,
                ConnectionString = Environment.GetEnvironmentVariable("DATABASE")!,
                Revisions = typeof(Program).Assembly,
                Transaction = TransactionMode.{{mode}},
            });
            await engine.UpgradeAsync();
            """, "PostgreSql");
        var bare = Workshop.Project($"BarePostgres{mode}", 0, $$"""
            using Npgsql;

            using var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable("DATABASE"));
            connection.Open();
            using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(new("CREATE TABLE migrations_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT migrations_version_pkc PRIMARY KEY (version_num))"));
            var current = batch;
            for (var number = 1; number <= {{Revisions}}; number++)
            {
                current = number == 1 ? batch : {{batchOfRevision}};
                current.BatchCommands.Add(new($"CREATE TABLE t{number} (id INTEGER NOT NULL, name VARCHAR(50), PRIMARY KEY (id))"));
                current.BatchCommands.Add(new(number == 1
                    ? $"INSERT INTO migrations_version (version_num) VALUES ('{number:x12}')"
                    : $"UPDATE migrations_version SET version_num = '{number:x12}' WHERE version_num = '{number - 1:x12}'"));
                if (current != batch || {{(mode == "All" ? "number == " + Revisions : "number == 1")}})
                {
                    current.ExecuteNonQuery();
                }
            }
            """, "PostgreSql");
        var medians = Measurement.Medians(Runs, OnNewDatabase(engine, $"Postgres{mode}"), OnNewDatabase(bare, $"BarePostgres{mode}"));
        Measurement.Ratio($"{Revisions} revisions from empty, {mode}, against {floor}", medians[0], medians[1], 1.5);
    }
}
