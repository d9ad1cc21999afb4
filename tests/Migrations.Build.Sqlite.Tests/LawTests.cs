using System.Globalization;
using Migrations.Build.Autogenerate;
using Migrations.Build.Conformance;
using Migrations.Build.Law;
using Migrations.Build.Scripts;
using Migrations.Build.Sqlite.Schema;

namespace Migrations.Build.Sqlite.Tests;

/// <summary>
/// The law of autogenerate: from any schema to any other, by C# that compiles; then nothing differs, the catalogue is
/// that of a database made directly, and the way down leads back.
/// </summary>
/// <remarks>MIGRATIONS_LAW_PAIRS sets the number of pairs (default 300), MIGRATIONS_LAW_SEED where the seeds begin.</remarks>
[TestClass]
public sealed class LawTests
{
    private static readonly Dictionary<string, string> Queries = ConformanceFiles.Queries("sqlite", Path.Combine(CatalogueFolder(), "x"));

    private static readonly ISchemaRules Rules = SqliteSchemaRules.Instance;

    [TestMethod]
    public void From_any_schema_to_any_other_and_back()
    {
        var count = Number("MIGRATIONS_LAW_PAIRS", 300);
        var first = Number("MIGRATIONS_LAW_SEED", 0);
        var journeys = Enumerable.Range(first, count).Select(seed => new Journey(seed)).ToList();
        var compiler = RevisionCompiler.Of([.. journeys.SelectMany(journey => journey.Bodies)]);
        var failures = journeys.Select((journey, number) => journey.Finish(compiler, number * 2)).OfType<string>().ToList();
        Assert.IsEmpty(failures, $"{failures.Count} of {count} pairs:\n{string.Join("\n", failures.Select(one => one.Split('\n', 3)).Select(lines => $"{lines[0]} {lines[1]}"))}\n{string.Join("\n\n", failures.Take(2))}");
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private static string CatalogueFolder([System.Runtime.CompilerServices.CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "Conformance");

    /// <summary>One pair of schemas.</summary>
    private sealed class Journey : IDisposable
    {
        private readonly int _seed;
        private readonly NamingConvention _convention;
        private readonly DatabaseSchema _to;
        private readonly Scratch _database = new();
        private readonly SortedDictionary<string, List<string>> _start;
        private readonly Comparison _comparison;

        public Journey(int seed)
        {
            _seed = seed;
            _convention = seed % 2 == 0 ? NamingConvention.None : NamingConvention.Default;
            var from = RandomModel.Of(seed * 2, isPostgreSql: false, _convention).Resolve(Rules);
            _to = RandomModel.Of((seed * 2) + 1, isPostgreSql: false, _convention).Resolve(Rules);
            Make(_database, from);
            _start = CatalogueOf(_database);
            _comparison = SchemaComparer.Compare(_database.Read(), _to, Rules, ComparisonOptions.Default);
            var options = new CSharpOptions { Convention = _convention };
            Bodies = [CSharpBody.Of(_comparison.Operations, options).Text, CSharpBody.Of(_comparison.Reverse, options).Text];
        }

        public IReadOnlyList<string> Bodies { get; }

        /// <summary>What broke the law; null: nothing.</summary>
        public string? Finish(RevisionCompiler compiler, int number)
        {
            try
            {
                return Broken(compiler, number) is { } found ? $"seed {_seed}: {found}\n{Bodies[0]}--- down\n{Bodies[1]}" : null;
            }
            catch (Exception exception)
            {
                return $"seed {_seed}: {exception.Message} {exception.InnerException?.Message}\n{Bodies[0]}--- down\n{Bodies[1]}";
            }
            finally
            {
                Dispose();
            }
        }

        public void Dispose() => _database.Dispose();

        private string? Broken(RevisionCompiler compiler, int number)
        {
            var up = compiler.Record(number, Rules, _convention);
            var down = compiler.Record(number + 1, Rules, _convention);
            if ((RevisionCompiler.Difference(_comparison.Operations, up) ?? RevisionCompiler.Difference(_comparison.Reverse, down)) is { } other)
            {
                return other;
            }

            _database.Migrate(up);
            var again = SchemaComparer.Compare(_database.Read(), _to, Rules, ComparisonOptions.Default);
            if (again.Differences.Count > 0)
            {
                return $"a difference is left: {again.Differences[0].Text}";
            }

            using var direct = new Scratch();
            Make(direct, _to);
            if (Catalogue.Difference(CatalogueOf(direct), CatalogueOf(_database)) is { Length: > 0 } difference)
            {
                return $"the catalogue is not that of a database made directly:{difference}";
            }

            _database.Migrate(down);
            return Catalogue.Difference(_start, CatalogueOf(_database)) is { Length: > 0 } rest ? $"the way down does not lead back:{rest}" : null;
        }

        private static void Make(Scratch database, DatabaseSchema schema) =>
            database.Migrate(SchemaComparer.Compare(DatabaseSchema.Empty, schema, Rules, ComparisonOptions.Default).Operations);

        private static SortedDictionary<string, List<string>> CatalogueOf(Scratch database) =>
            Catalogue.WithoutColumnNumbers(Catalogue.Of(database, Queries));
    }
}
