using Migrations.Build.Tests.Adoption;
using Migrations.Build.Tests.PostgreSql;

namespace Migrations.Build.PostgreSql.Tests.Adoption;

/// <summary>The law: what another tool's SQL makes of an empty database, the adopted revisions make of it too.</summary>
[TestClass]
public sealed class AdoptionTests
{
    private const string Flyway = "flyway/V1__create_account.sql|flyway/V1_2__fill.sql|flyway/V1_10__add_note.sql|flyway/more/V2.0__orders.sql|flyway/R__names.sql";

    [TestMethod]
    [DataRow("alembic/versions", "alembic/postgresql.sql", "alembic/postgresql.sql")]
    [DataRow("entityframework/postgresql.sql", null, "entityframework/postgresql.sql")]
    [DataRow("entityframework/postgresql.idempotent.sql", null, "entityframework/postgresql.idempotent.sql")]
    [DataRow("flyway", null, Flyway)]
    public async Task Adopted_revisions_make_the_database_that_the_tools_SQL_makes(string from, string? sql, string run)
    {
        await using var original = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        foreach (var script in run.Split('|'))
        {
            await original.PsqlAsync(AdoptedProject.PathOf(script));
        }

        await using var copy = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        using var project = new AdoptedProject(from, sql);
        await project.Engine(Options(copy)).UpgradeAsync();

        Assert.AreEqual(await ContentsAsync(original), await ContentsAsync(copy));
    }

    [TestMethod]
    public async Task Alembics_and_Entity_Frameworks_ways_down_are_adopted_too()
    {
        foreach (var (from, sql, to) in new[]
        {
            ("alembic/versions", "alembic/postgresql.sql|alembic/postgresql.down.sql", "base"),
            ("entityframework/postgresql.down.sql|entityframework/postgresql.sql", null, null),
        })
        {
            await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
            var empty = await ContentsAsync(database);
            using var project = new AdoptedProject(from, sql);
            var engine = project.Engine(Options(database));
            await engine.UpgradeAsync(to is null ? "20260301090000" : "head");

            await engine.DowngradeAsync("base");

            Assert.AreEqual(empty, await ContentsAsync(database));
        }
    }

    [TestMethod]
    public async Task A_database_of_Alembics_goes_on_where_it_stands()
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await database.PsqlAsync(AdoptedProject.PathOf("alembic/postgresql.sql"));
        using var project = new AdoptedProject("alembic/versions", "alembic/postgresql.sql|alembic/postgresql.down.sql");
        var engine = project.Engine(Options(database) with { VersionTable = "alembic_version" });
        Assert.AreEqual("d00d00000004", (await engine.CurrentAsync()).Single());

        await engine.DowngradeAsync("base");
        await engine.UpgradeAsync();

        Assert.AreEqual("d00d00000004", await database.ScalarAsync<string>("SELECT version_num FROM alembic_version"));
        Assert.AreEqual(8L, await database.ScalarAsync<long>("SELECT count(*) FROM migrations_log"));
    }

    private static MigrationEngineOptions Options(TestDatabase database) => new()
    {
        Provider = PostgreSqlProvider.Instance,
        ConnectionString = database.ConnectionString,
        Revisions = typeof(AdoptionTests).Assembly,
    };

    /// <summary>The catalogue and the rows, without the tables of the tools themselves.</summary>
    private static async Task<string> ContentsAsync(TestDatabase database)
    {
        await database.ExecuteAsync("""DROP TABLE IF EXISTS migrations_version, migrations_log, alembic_version, "__EFMigrationsHistory" """);
        return await PostgreSqlCatalogue.OfAsync(database, CatalogueQueries.Of());
    }
}
