namespace Migrations.Build.Bench;

/// <summary>The engine alone, as one process, against a minimal program that does the same by hand.</summary>
internal static class EngineBenchmarks
{
    private const int Runs = 15;

    private const string Engine = """
        using Migrations.Build;

        var engine = new MigrationEngine(new MigrationEngineOptions
        {
            Provider = SqliteProvider.Instance,
            ConnectionString = "Data Source=bench.db",
            Revisions = typeof(Program).Assembly,
        });
        await engine.UpgradeAsync();
        """;

    private const string ReadsTheVersionRow = """
        using Microsoft.Data.Sqlite;

        using var connection = new SqliteConnection("Data Source=bench.db;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT version_num FROM migrations_version";
        return command.ExecuteScalar() is string ? 0 : 1;
        """;

    private const string SendsTheSameStatements = """
        using Microsoft.Data.Sqlite;

        using var connection = new SqliteConnection("Data Source=bench.db;Pooling=False");
        connection.Open();
        Send("CREATE TABLE migrations_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT migrations_version_pkc PRIMARY KEY (version_num))");
        for (var number = 1; number <= 100; number++)
        {
            Send("BEGIN IMMEDIATE");
            Send($"CREATE TABLE t{number} (id INTEGER NOT NULL, name VARCHAR(50), PRIMARY KEY (id))");
            Send(number == 1
                ? $"INSERT INTO migrations_version (version_num) VALUES ('{number:x12}')"
                : $"UPDATE migrations_version SET version_num = '{number:x12}' WHERE version_num = '{number - 1:x12}'");
            Send("COMMIT");
        }

        void Send(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
        """;

    /// <summary>100 revisions, all applied.</summary>
    public static void NothingToDo()
    {
        var engine = Workshop.Project("EngineNoop", 100, Engine);
        var bare = Workshop.Project("BareNoop", 0, ReadsTheVersionRow);
        Run(engine, "EngineNoop").Run();
        File.Copy(Path.Combine(engine, "bench.db"), Path.Combine(bare, "bench.db"), overwrite: true);
        var medians = Measurement.Medians(Runs, Run(engine, "EngineNoop"), Run(bare, "BareNoop"));
        Measurement.Ratio("a no-op upgrade of 100 revisions against reading the version row", medians[0], medians[1], 1.5);
    }

    /// <summary>100 revisions of one statement each, from empty.</summary>
    public static void HundredFromEmpty()
    {
        var engine = Workshop.Project("EngineHundred", 100, Engine);
        var bare = Workshop.Project("BareHundred", 0, SendsTheSameStatements);
        var medians = Measurement.Medians(Runs, Fresh(engine, "EngineHundred"), Fresh(bare, "BareHundred"));
        Measurement.Ratio("100 revisions from empty against the same statements by hand", medians[0], medians[1], 1.5);
    }

    private static Command Run(string directory, string name) =>
        new(name, directory, "dotnet", Path.Combine(directory, "bin", "Release", "net10.0", $"{name}.dll"));

    /// <summary>A process that finds no database file.</summary>
    public static Command Fresh(string directory, string name)
    {
        var database = Path.Combine(directory, "bench.db");
        File.Delete(database);
        return Run(directory, name) with { Before = () => File.Delete(database) };
    }
}
