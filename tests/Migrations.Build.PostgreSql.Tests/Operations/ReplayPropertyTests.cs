using System.Globalization;
using CsCheck;
using Migrations.Build.Operations;
using Migrations.Build.Running;
using Migrations.Build.Tests.PostgreSql;

namespace Migrations.Build.PostgreSql.Tests.Operations;

/// <summary>
/// For random sequences of operations: what ApplyTo says the schema is, made in a new database, reads as what the
/// operations made; and their reverse brings back what was there. MIGRATIONS_PROPERTY_ITERATIONS asks for more of them.
/// </summary>
[TestClass]
public sealed class ReplayPropertyTests
{
    private static readonly int Iterations =
        int.TryParse(Environment.GetEnvironmentVariable("MIGRATIONS_PROPERTY_ITERATIONS"), CultureInfo.InvariantCulture, out var given) ? given : 120;

    [TestMethod]
    public async Task Replay_agrees_with_the_database_and_reversal_brings_it_back()
    {
        await using var first = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await using var second = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await using var one = await TestSession.OpenAsync(first.ConnectionString);
        await using var two = await TestSession.OpenAsync(second.ConnectionString);
        var (tried, reversed) = (0, 0);
        await Gen.Int[0, 9999].Array[40, 80].SampleAsync(
            async choices =>
            {
                var source = new RandomOperations(choices);
                var start = TestSession.Resolve(source.Start()).Aggregate(DatabaseSchema.Empty, (schema, operation) => operation.ApplyTo(schema));
                await one.ExecuteAsync([new("DROP SCHEMA public CASCADE"), new("CREATE SCHEMA public")], commit: false, CancellationToken.None);
                await TestSession.ApplyAsync(one, TestSession.Create(start));
                var before = await TestSession.ReadAsync(one);
                var operations = TestSession.Resolve(source.Sequence(start));
                try
                {
                    await TestSession.ApplyAsync(one, operations);
                }
                catch (StatementFailedException)
                {
                    // Not every sequence is one that a database takes; what it refuses, nobody replays.
                    return;
                }

                tried++;
                var after = await TestSession.ReadAsync(one);
                var replayed = operations.Aggregate(before, (schema, operation) => operation.ApplyTo(schema));
                await two.ExecuteAsync([new("DROP SCHEMA public CASCADE"), new("CREATE SCHEMA public")], commit: false, CancellationToken.None);
                await TestSession.ApplyAsync(two, TestSession.Create(replayed));
                Same(after, await TestSession.ReadAsync(two), operations);

                if (OperationSequence.Reverse(operations, before) is { } undo)
                {
                    reversed++;
                    await TestSession.ApplyAsync(one, undo);
                    Same(before, await TestSession.ReadAsync(one), operations);
                }
            },
            iter: Iterations,
            threads: 1);
        Assert.IsTrue(tried > Iterations / 2 && reversed > Iterations / 4, string.Create(CultureInfo.InvariantCulture, $"Only {tried} of {Iterations} sequences were taken, {reversed} reversed."));
    }

    /// <summary>A column that was dropped comes back behind the others.</summary>
    private static void Same(DatabaseSchema expected, DatabaseSchema actual, IReadOnlyList<MigrationOperation> operations)
    {
        var differences = SchemaAssert.Differences(expected, actual).ToList();
        Assert.IsTrue(differences.Count == 0, $"{string.Join('\n', operations)}\n{string.Join('\n', differences)}");
    }
}
