using System.Runtime.CompilerServices;
using Migrations.Build.Law;
using Migrations.Build.Sqlite.Tests.Running;
using Migrations.Build.Tests.Running;

namespace Migrations.Build.Sqlite.Tests.Scaffolding;

/// <summary>The law: scaffold, upgrade an empty database, and it is the same; and the model says so too.</summary>
[TestClass]
public sealed class ScaffoldTests
{
    public static IEnumerable<object[]> Files => SchemaFiles.Of("sqlite").Prepend(Own()).Select(file => new object[] { file });

    [TestMethod]
    [DynamicData(nameof(Files))]
    public async Task A_database_made_by_the_first_revision_is_the_same(string file)
    {
        using var original = new SqliteDatabase();
        original.Query(await File.ReadAllTextAsync(file));
        using var copy = new SqliteDatabase();

        var scaffold = await RecordedRevisions.None.Engine(Options(original)).ScaffoldAsync("Legacy.Model");
        var compiled = ScaffoldCompiler.Of(scaffold);
        var engine = RecordedRevisions.None.Then("a111", null, compiled.Upgrade).Engine(Options(copy) with { Model = compiled.Model });
        await engine.UpgradeAsync();

        CollectionAssert.AreEqual(Catalogue(original), Catalogue(copy), string.Join('\n', Catalogue(original).Except(Catalogue(copy)).Concat(Catalogue(copy).Except(Catalogue(original)))));
        var check = await engine.CheckAsync();
        Assert.IsEmpty(check.Differences, string.Join('\n', check.Differences.Select(one => one.Text)));
    }

    private static MigrationEngineOptions Options(SqliteDatabase database) => new()
    {
        Provider = SqliteProvider.Instance,
        ConnectionString = database.ConnectionString,
        Revisions = typeof(ScaffoldTests).Assembly,
    };

    /// <summary>Views and triggers by their text; tables and indexes by all that SQLite itself says of them.</summary>
    private static List<string> Catalogue(SqliteDatabase database) => database.Query(
        """
        WITH o AS (SELECT * FROM sqlite_schema WHERE name NOT LIKE 'migrations\_%' ESCAPE '\' AND tbl_name NOT LIKE 'migrations\_%' ESCAPE '\')
        SELECT type || '|' || name || '|' || tbl_name || '|' || CASE WHEN type IN ('view', 'trigger') OR sql LIKE 'CREATE VIRTUAL%' THEN sql ELSE '' END FROM o
        UNION ALL
        SELECT 'column|' || o.name || '|' || json_array(x.cid, x.name, upper(replace(x.type, ' ', '')), x."notnull", x.dflt_value, x.pk, x.hidden) FROM o JOIN pragma_table_xinfo(o.name) x WHERE o.type = 'table'
        UNION ALL
        SELECT 'key|' || o.name || '|' || json_array(x.seq, x."table", x."from", x."to", x.on_update, x.on_delete) FROM o JOIN pragma_foreign_key_list(o.name) x WHERE o.type = 'table'
        UNION ALL
        SELECT 'index|' || o.name || '|' || json_array(i.name, i."unique", i.origin, i.partial, x.seqno, x.name, x.desc, x.coll, x.key) FROM o JOIN pragma_index_list(o.name) i JOIN pragma_index_xinfo(i.name) x WHERE o.type = 'table'
        ORDER BY 1
        """);

    private static string Own([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "everything.sql");
}
