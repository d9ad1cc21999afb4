using System.Runtime.CompilerServices;
using Migrations.Build.Sql;
using Migrations.Build.Tests.PostgreSql;

namespace Migrations.Build.PostgreSql.Tests.Sql;

/// <summary>
/// The whole SQL of each operation, in Golden/*.sql, and the server's consent to it. MIGRATIONS_GOLDEN=write writes
/// the files anew, for a person to read the difference.
/// </summary>
[TestClass]
public sealed class GoldenTests
{
    private static readonly Dialect Dialect = PostgreSqlProvider.Instance.Dialect;

    public static IEnumerable<object[]> Names() => GoldenCases.All.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public async Task The_statements_are_as_written_down_and_the_server_takes_them(string name)
    {
        var one = GoldenCases.All[name];
        var before = TestSession.Record(one.Before).Aggregate(DatabaseSchema.Empty, (schema, operation) => operation.ApplyTo(schema));
        var statements = Dialect.Compile(TestSession.Record(one.Operations), before);
        Compare(name, string.Concat(statements.Select(Text)));

        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await using var session = await TestSession.OpenAsync(database.ConnectionString);
        await session.ExecuteAsync(Dialect.Compile(TestSession.Record(one.Before), DatabaseSchema.Empty), commit: false, CancellationToken.None);
        await session.ExecuteAsync(statements, commit: false, CancellationToken.None);
    }

    private static string Text(SqlStatement statement)
    {
        var text = string.Concat(statement.Fragments.Select(fragment => fragment.IsValue ? Dialect.Literal(fragment.Value) : fragment.Text));
        var rows = statement.Rows is { } insert
            ? string.Join(',', insert.Rows.Select(row => $"\n    ({string.Join(", ", row.Select((value, column) => Dialect.Literal(value, insert.Types?[column])))})"))
            : "";
        return $"{(statement.Alone is null ? "" : "-- outside a transaction\n")}{text}{(rows.Length == 0 ? "" : " VALUES")}{rows};\n";
    }

    private static void Compare(string name, string actual, [CallerFilePath] string file = "")
    {
        var golden = Path.Combine(Path.GetDirectoryName(file)!, "..", "Golden", $"{name}.sql");
        if (Environment.GetEnvironmentVariable("MIGRATIONS_GOLDEN") == "write")
        {
            File.WriteAllText(golden, actual);
        }

        Assert.IsTrue(File.Exists(golden), $"Golden/{name}.sql is missing; the statements are:\n{actual}");
        Assert.AreEqual(File.ReadAllText(golden), actual);
    }
}
