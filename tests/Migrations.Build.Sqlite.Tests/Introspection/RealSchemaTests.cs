using System.Runtime.CompilerServices;

namespace Migrations.Build.Sqlite.Tests.Introspection;

/// <summary>Real schemas: read, made again from what was read, read again.</summary>
[TestClass]
public sealed class RealSchemaTests
{
    private static readonly string Folder = FindFolder();

    public static IEnumerable<object[]> Files => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, "*.sql").Order(StringComparer.Ordinal).Select(file => new object[] { Path.GetFileName(file) })
        : [["(none)"]];

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void A_schema_made_again_from_what_was_read_reads_the_same(string file)
    {
        if (!Directory.Exists(Folder))
        {
            Assert.Inconclusive($"{Folder} is not there.");
        }

        using var original = new Scratch(File.ReadAllText(Path.Combine(Folder, file)));
        var schema = original.Read();
        Assert.AreNotEqual(0, schema.Tables.Count);

        using var copy = new Scratch();
        copy.Migrate([.. schema.Tables.Values.Select(table => new CreateTable(table))]);
        Assert.AreEqual("", SchemaText.Difference(schema, copy.Read()));
        Assert.AreEqual("", Columns(original, copy));
    }

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Every_table_can_be_rebuilt_and_stays_what_it_is(string file)
    {
        if (!Directory.Exists(Folder))
        {
            Assert.Inconclusive($"{Folder} is not there.");
        }

        using var database = new Scratch(File.ReadAllText(Path.Combine(Folder, file)));
        var before = database.Read();
        var objects = Objects(database);
        database.Migrate([.. before.Tables.Keys.Select(table => new BatchAlterTable(table, []) { Rebuild = RebuildMode.Always })]);
        Assert.AreEqual("", SchemaText.Difference(before, database.Read()));
        Assert.AreEqual(objects, Objects(database));
    }

    private static string Objects(Scratch database) => string.Join('\n', database
        .Query("SELECT type, name, tbl_name, CASE WHEN type IN ('view', 'trigger') THEN sql END FROM sqlite_schema ORDER BY 1, 2")
        .Select(row => string.Join('|', row)));

    /// <summary>What SQLite itself says of the columns, in case that both readings err alike.</summary>
    private static string Columns(Scratch one, Scratch other)
    {
        const string Query =
            """
            SELECT s.name, x.cid, x.name, upper(replace(x.type, ' ', '')), x."notnull", x.dflt_value, x.pk, x.hidden
            FROM sqlite_schema s JOIN pragma_table_xinfo(s.name) x
            WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite\_%' ESCAPE '\'
              AND s.name NOT IN (SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('virtual', 'shadow'))
            ORDER BY 1, 2
            """;
        var (left, right) = (Lines(one), Lines(other));
        return string.Join('\n', left.Except(right).Select(line => "- " + line).Concat(right.Except(left).Select(line => "+ " + line)));

        static List<string> Lines(Scratch database) => [.. database.Query(Query).Select(row => string.Join('|', row))];
    }

    private static string FindFolder([CallerFilePath] string file = "")
    {
        var given = Environment.GetEnvironmentVariable("MIGRATIONS_SCHEMAS_DIR");
        var directory = new DirectoryInfo(Path.GetDirectoryName(file)!);
        for (; directory is not null; directory = directory.Parent)
        {
            var folder = Path.Combine(given ?? Path.Combine(directory.FullName, "shared", "schemas"), "sqlite");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        return Path.Combine("..", "shared", "schemas", "sqlite");
    }
}
