using System.Globalization;
using Migrations.Build.Autogenerate;
using Migrations.Build.Introspection;
using Migrations.Build.Law;
using Migrations.Build.PostgreSql.Schema;
using Migrations.Build.Running;
using Migrations.Build.Scripts;
using Migrations.Build.Tests.PostgreSql;

namespace Migrations.Build.PostgreSql.Tests;

/// <summary>
/// The law of autogenerate: from any schema to any other, by C# that compiles; then nothing differs, the catalogue is
/// that of a database made directly, and the way down leads back.
/// </summary>
/// <remarks>MIGRATIONS_LAW_PAIRS sets the number of pairs (default 300), MIGRATIONS_LAW_SEED where the seeds begin.</remarks>
[TestClass]
public sealed class LawTests
{
    private static readonly ISchemaRules Rules = PostgreSqlSchemaRules.Instance;

    private static readonly IntrospectionScope Scope = new() { Schemas = [null, "app"] };

    [TestMethod]
    public async Task From_any_schema_to_any_other_and_back()
    {
        var count = Number("MIGRATIONS_LAW_PAIRS", 300);
        var first = Number("MIGRATIONS_LAW_SEED", 0);
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await using var session = await TestSession.OpenAsync(database.ConnectionString);
        var failures = new List<string>();
        var journeys = new List<Journey>();
        for (var seed = first; seed < first + count; seed++)
        {
            try
            {
                journeys.Add(await Journey.BeginAsync(seed, session));
            }
            catch (Exception exception)
            {
                failures.Add($"seed {seed} cannot be made: {exception.Message} {exception.InnerException?.Message}\n");
            }
        }

        var compiler = RevisionCompiler.Of([.. journeys.SelectMany(journey => journey.Bodies)]);
        for (var number = 0; number < journeys.Count; number++)
        {
            if (await journeys[number].FinishAsync(compiler, number * 2, session) is { } failure)
            {
                failures.Add(failure);
            }
        }

        Assert.IsEmpty(failures, $"{failures.Count} of {count} pairs:\n{string.Join("\n", failures.Select(one => one.Split('\n', 3)).Select(lines => $"{lines[0]} {lines[1]}"))}\n{string.Join("\n\n", failures.Take(2))}");
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>One pair of schemas.</summary>
    private sealed class Journey
    {
        private readonly int _seed;
        private readonly NamingConvention _convention;
        private readonly DatabaseSchema _from;
        private readonly DatabaseSchema _to;
        private readonly DatabaseSchema _start;
        private readonly Comparison _comparison;

        private Journey(int seed, NamingConvention convention, DatabaseSchema from, DatabaseSchema to, DatabaseSchema start)
        {
            (_seed, _convention, _from, _to, _start) = (seed, convention, from, to, start);
            _comparison = SchemaComparer.Compare(start, to, Rules, ComparisonOptions.Default);
            var options = new CSharpOptions { Convention = convention };
            Bodies = [CSharpBody.Of(_comparison.Operations, options).Text, CSharpBody.Of(_comparison.Reverse, options).Text];
        }

        public IReadOnlyList<string> Bodies { get; }

        public static async Task<Journey> BeginAsync(int seed, DatabaseSession session)
        {
            var convention = seed % 2 == 0 ? NamingConvention.None : NamingConvention.Default;
            var from = RandomModel.Of(seed * 2, isPostgreSql: true, convention).Resolve(Rules);
            var to = RandomModel.Of((seed * 2) + 1, isPostgreSql: true, convention).Resolve(Rules);
            return new Journey(seed, convention, from, to, await MakeAsync(session, from));
        }

        /// <summary>What broke the law; null: nothing.</summary>
        public async Task<string?> FinishAsync(RevisionCompiler compiler, int number, DatabaseSession session)
        {
            try
            {
                return await BrokenAsync(compiler, number, session) is { } found ? $"seed {_seed}: {found}\n{Bodies[0]}--- down\n{Bodies[1]}" : null;
            }
            catch (Exception exception)
            {
                return $"seed {_seed}: {exception.Message} {exception.InnerException?.Message} {(exception as StatementFailedException)?.Statement.Text}\n{Bodies[0]}--- down\n{Bodies[1]}";
            }
        }

        private static async Task<DatabaseSchema> MakeAsync(DatabaseSession session, DatabaseSchema schema)
        {
            await using (var command = session.Connection.CreateCommand())
            {
                command.CommandText = "DROP SCHEMA IF EXISTS app CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public";
                await command.ExecuteNonQueryAsync();
            }

            await TestSession.ApplyAsync(session, SchemaComparer.Compare(DatabaseSchema.Empty, schema, Rules, ComparisonOptions.Default).Operations);
            return await TestSession.ReadAsync(session, Scope);
        }

        private async Task<string?> BrokenAsync(RevisionCompiler compiler, int number, DatabaseSession session)
        {
            var up = compiler.Record(number, Rules, _convention);
            var down = compiler.Record(number + 1, Rules, _convention);
            if ((RevisionCompiler.Difference(_comparison.Operations, up) ?? RevisionCompiler.Difference(_comparison.Reverse, down)) is { } other)
            {
                return other;
            }

            var direct = await MakeAsync(session, _to);
            await MakeAsync(session, _from);
            await TestSession.ApplyAsync(session, up);
            var came = await TestSession.ReadAsync(session, Scope);
            var again = SchemaComparer.Compare(came, _to, Rules, ComparisonOptions.Default);
            if (again.Differences.Count > 0)
            {
                return $"a difference is left: {again.Differences[0].Text}";
            }

            if (SchemaOrder.Difference(direct, came) is { Length: > 0 } difference)
            {
                return $"the catalogue is not that of a database made directly: {difference}";
            }

            await TestSession.ApplyAsync(session, down);
            return SchemaOrder.Difference(_start, await TestSession.ReadAsync(session, Scope)) is { Length: > 0 } rest
                ? $"the way down does not lead back: {rest}"
                : null;
        }
    }
}
