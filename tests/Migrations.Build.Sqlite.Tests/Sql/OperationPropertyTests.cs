using System.Globalization;
using CsCheck;
using Migrations.Build.Running;
using Migrations.Build.Sqlite.Schema;

namespace Migrations.Build.Sqlite.Tests.Sql;

/// <summary>Laws of operations over random schemas. A failure names its seed: put it into <see cref="Seeds"/>.</summary>
[TestClass]
public sealed class OperationPropertyTests
{
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("MIGRATIONS_PROPERTY_COUNT"), CultureInfo.InvariantCulture, out var count) ? count : 300;

    public static IEnumerable<object[]> Seeds => [[1], [2], [3]];

    [TestMethod]
    public void ApplyTo_says_what_the_database_becomes() => Gen.Int[0, int.MaxValue].Sample(Apply, iter: Count);

    [TestMethod]
    [DynamicData(nameof(Seeds))]
    public void ApplyTo_says_what_the_database_becomes_once_failed(int seed) => Apply(seed);

    [TestMethod]
    public void The_reverse_of_an_operation_gives_the_database_back() => Gen.Int[0, int.MaxValue].Sample(Reverse, iter: Count);

    [TestMethod]
    [DynamicData(nameof(Seeds))]
    public void The_reverse_of_an_operation_gives_the_database_back_once_failed(int seed) => Reverse(seed);

    private static void Apply(int seed)
    {
        var random = new RandomSchema(seed);
        var schema = random.Schema();
        using var database = Made(schema);
        Check(seed, "made", schema, database);
        for (var step = 0; step < 4; step++)
        {
            var operations = new List<MigrationOperation>();
            var after = schema;
            for (var count = 0; count < 4; count++)
            {
                if (random.Operation(after) is { } operation)
                {
                    operations.Add(operation);
                    after = Counted(operation.ApplyTo(after));
                }
            }

            if (TryMigrate(database, operations))
            {
                schema = after;
                Check(seed, string.Join("\n", operations), schema, database);
            }
        }
    }

    private static void Reverse(int seed)
    {
        var random = new RandomSchema(seed);
        var schema = random.Schema();
        using var database = Made(schema);
        for (var step = 0; step < 6; step++)
        {
            var before = database.Read();
            // The names that a batch's convention gives stay.
            if (random.Operation(before) is { } operation and not BatchAlterTable { Convention: not null } && operation.Reverse(before) is { } reverse && TryMigrate(database, [operation]))
            {
                database.Migrate(reverse);
                Assert.AreEqual("", SchemaText.Difference(before, database.Read(), places: false), $"seed {seed}: {operation}\nthen {reverse}");
            }
        }
    }

    private static Scratch Made(DatabaseSchema schema)
    {
        var database = new Scratch();
        database.Migrate([.. schema.Tables.Values.Select(table => new CreateTable(table))]);
        foreach (var table in schema.Tables.Keys)
        {
            database.Run($"INSERT INTO {Scratch.Dialect.Quote(table.Name)} (id) VALUES (1)");
        }

        return database;
    }

    /// <summary>What SQLite refuses (a foreign key's column that another table needs, NULLs) is refused whole.</summary>
    private static bool TryMigrate(Scratch database, IReadOnlyList<MigrationOperation> operations)
    {
        try
        {
            database.Migrate(operations);
            return true;
        }
        catch (Exception exception) when (exception is MigrationException or StatementFailedException)
        {
            return exception.Message.Contains("syntax", StringComparison.Ordinal) ? throw new InvalidOperationException(string.Join("\n", operations), exception) : false;
        }
    }

    private static DatabaseSchema Counted(DatabaseSchema schema) =>
        schema.Tables.Values.Aggregate(schema, (now, table) => now.With(RowIds.Counted(table)));

    private static void Check(int seed, string what, DatabaseSchema expected, Scratch database)
    {
        Assert.AreEqual("", SchemaText.Difference(expected, database.Read()), $"seed {seed}: {what}");
        Assert.AreEqual("ok", database.Value("PRAGMA integrity_check"), $"seed {seed}: {what}");
    }
}
