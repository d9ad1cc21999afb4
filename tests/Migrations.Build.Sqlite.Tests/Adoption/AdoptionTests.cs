using Migrations.Build.Sqlite.Tests.Running;
using Migrations.Build.Tests.Adoption;

namespace Migrations.Build.Sqlite.Tests.Adoption;

/// <summary>The law: what another tool's SQL makes of an empty database, the adopted revisions make of it too.</summary>
[TestClass]
public sealed class AdoptionTests
{
    private const string Flyway = "flyway/V1__create_account.sql|flyway/V1_2__fill.sql|flyway/V1_10__add_note.sql|flyway/more/V2.0__orders.sql|flyway/R__names.sql";
    private const string Scripts = "scripts/Script0001 - Create account.sql|scripts/Script0002 - Fill.sql|scripts/Views/Script0003 - A view with a name that is much too long for an id.sql";

    [TestMethod]
    [DataRow("alembic/versions", "alembic/sqlite.sql", "alembic/sqlite.sql")]
    [DataRow("entityframework/sqlite.sql", null, "entityframework/sqlite.sql")]
    [DataRow("flyway", null, Flyway)]
    [DataRow("scripts", null, Scripts)]
    public async Task Adopted_revisions_make_the_database_that_the_tools_SQL_makes(string from, string? sql, string run)
    {
        using var original = new SqliteDatabase();
        foreach (var script in run.Split('|'))
        {
            original.Query(await File.ReadAllTextAsync(AdoptedProject.PathOf(script)));
        }

        using var copy = new SqliteDatabase();
        using var project = new AdoptedProject(from, sql);
        await project.Engine(Options(copy)).UpgradeAsync();

        Assert.AreEqual(Contents(original), Contents(copy));
    }

    [TestMethod]
    public async Task A_database_of_Alembics_goes_on_where_it_stands()
    {
        using var database = new SqliteDatabase();
        database.Query(
            """
            CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));
            INSERT INTO alembic_version VALUES ('1975ea83b712');
            CREATE TABLE account (id INTEGER NOT NULL, name VARCHAR(50) NOT NULL, note TEXT, PRIMARY KEY (id));
            """);
        using var project = new AdoptedProject("alembic/versions", "alembic/sqlite.sql");
        var engine = project.Engine(Options(database) with { VersionTable = "alembic_version" });
        Assert.AreEqual("1975ea83b712", (await engine.CurrentAsync()).Single());

        var run = await engine.UpgradeAsync();

        CollectionAssert.AreEqual(new[] { "c0ffee000003", "d00d00000004" }, run.Steps.Select(step => step.To.Single()).ToArray());
        CollectionAssert.AreEqual(new[] { "d00d00000004" }, database.Query("SELECT version_num FROM alembic_version"));
        CollectionAssert.AreEqual(
            new[] { "account", "alembic_version", "invoice", "migrations_log" },
            database.Query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1"));
    }

    [TestMethod]
    public async Task A_database_of_Alembics_is_checked_as_any_other()
    {
        using var database = new SqliteDatabase();
        database.Query(await File.ReadAllTextAsync(AdoptedProject.PathOf("alembic/sqlite.sql")));
        using var project = new AdoptedProject("alembic/versions", "alembic/sqlite.sql");
        var account = new Table("account", [new Column("id", SqlType.Integer) { PrimaryKey = true }, new Column("name", SqlType.String(50)) { Nullable = false }, new Column("note", SqlType.Text)]);
        var invoice = new Table(
            "invoice", [new Column("id", SqlType.Integer) { PrimaryKey = true }, new Column("account_id", SqlType.Integer) { Nullable = false, References = new Reference("account", "id") }]);
        var engine = project.Engine(Options(database) with { VersionTable = "alembic_version", Model = new MetaData(NamingConvention.Default, [account, invoice]) });

        Assert.AreEqual("", string.Join('\n', (await engine.CheckAsync()).Differences.Select(one => one.Text)));
    }

    [TestMethod]
    public async Task A_script_that_rebuilds_a_table_with_foreign_keys_off_keeps_the_rows_that_refer_to_it()
    {
        using var database = new SqliteDatabase();
        using var project = new AdoptedProject("entityframework/sqlite.sql");

        await project.Engine(Options(database)).UpgradeAsync();

        CollectionAssert.AreEqual(new[] { "1" }, database.Query("""SELECT CAST(count(*) AS TEXT) FROM "Order" """));
    }

    private static MigrationEngineOptions Options(SqliteDatabase database) => new()
    {
        Provider = SqliteProvider.Instance,
        ConnectionString = database.ConnectionString,
        Revisions = typeof(AdoptionTests).Assembly,
    };

    /// <summary>The statements of all objects and all rows, without the tables of the tools themselves.</summary>
    private static string Contents(SqliteDatabase database)
    {
        const string own = "tbl_name NOT LIKE 'migrations\\_%' ESCAPE '\\' AND tbl_name NOT IN ('alembic_version', '__EFMigrationsHistory')";
        var contents = database.Query($"SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema WHERE {own} ORDER BY 1");
        foreach (var table in database.Query($"SELECT name FROM sqlite_schema WHERE type = 'table' AND {own} ORDER BY 1"))
        {
            var columns = string.Join(", ", database.Query($"SELECT '\"' || name || '\"' FROM pragma_table_info('{table}')"));
            contents.AddRange(database.Query($"SELECT '{table} ' || json_array({columns}) FROM \"{table}\" ORDER BY 1"));
        }

        return string.Join('\n', contents);
    }
}
