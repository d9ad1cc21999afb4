using Migrations.Build.Tests.PostgreSql;
using Migrations.Build.Tests.Running;
using Npgsql;

namespace Migrations.Build.PostgreSql.Tests.Running;

[TestClass]
public sealed class PostgreSqlRunnerTests : RunnerBehaviour
{
    private TestDatabase _database = null!;

    private protected override MigrationEngineOptions Options => new()
    {
        Provider = PostgreSqlProvider.Instance,
        ConnectionString = _database.ConnectionString,
        Revisions = typeof(PostgreSqlRunnerTests).Assembly,
        Events = Events,
    };

    private static Column Id => new("id", SqlType.Integer) { PrimaryKey = true };

    [TestInitialize]
    public async Task CreateAsync() => _database = await PostgreSqlServer.Instance.CreateDatabaseAsync();

    [TestCleanup]
    public async Task DropAsync() => await _database.DisposeAsync();

    [TestMethod]
    public async Task Eight_runners_at_once_apply_each_revision_once()
    {
        var revisions = RecordedRevisions.None.Then("r001", null, op => op.CreateTable("t1", [Id]));
        for (var number = 2; number <= 12; number++)
        {
            var table = $"t{number}";
            revisions.Then($"r{number:000}", $"r{number - 1:000}", op => op.CreateTable(table, [Id]));
        }

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            revisions.Engine(Options with { Events = null }).UpgradeAsync())));

        Assert.AreEqual(12L, await _database.ScalarAsync<long>("SELECT count(*) FROM migrations_log"));
        Assert.AreEqual("r012", await _database.ScalarAsync<string>("SELECT version_num FROM migrations_version"));
    }

    [TestMethod]
    public async Task An_autocommit_block_builds_an_index_concurrently_and_commits_what_came_before()
    {
        var revisions = RecordedRevisions.None.Then("a111", null, op =>
        {
            op.CreateTable("a", [Id, new Column("name", SqlType.Text)]);
            op.Autocommit(inner => inner.Invoke(new CreateIndex("a", new TableIndex("ix_a_name", ["name"])) { Concurrently = true }));
            op.Execute("INSERT INTO a (id, name) VALUES (1, 'x')");
        });

        await revisions.Engine(Options).UpgradeAsync();

        Assert.IsTrue(await _database.ScalarAsync<bool>("SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_a_name'::regclass"));
        Assert.AreEqual(1L, await _database.ScalarAsync<long>("SELECT count(*) FROM a"));
    }

    [TestMethod]
    public async Task A_table_that_is_passed_over_leaves_the_enum_type_of_its_column_known()
    {
        var mood = new Column("mood", SqlType.Enum("mood", ["sad", "ok"]));
        var revisions = RecordedRevisions.None
            .Then("a111", null, op => op.CreateTable("a", [Id]))
            .Then("b222", "a111", op =>
            {
                op.Invoke(new CreateTable(new Table("a", [Id, mood])) { IfNotExists = true });
                op.Invoke(new CreateTable(new Table("b", [Id, mood])) { IfNotExists = true });
            });

        await revisions.Engine(Options).UpgradeAsync();

        Assert.IsTrue(await HasTableAsync("b"));
        CollectionAssert.AreEqual(new[] { "sad", "ok" }, await QueryAsync("SELECT enumlabel FROM pg_enum ORDER BY enumsortorder"));
    }

    private protected override async Task<List<string>> QueryAsync(string sql)
    {
        await using var connection = await _database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(await reader.IsDBNullAsync(0) ? "" : Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        }

        return rows;
    }

    private protected override Task<bool> HasTableAsync(string table) =>
        _database.ScalarAsync<bool>($"SELECT to_regclass('{table}') IS NOT NULL");
}
