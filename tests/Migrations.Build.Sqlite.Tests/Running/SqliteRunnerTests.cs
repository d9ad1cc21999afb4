using Microsoft.Data.Sqlite;
using Migrations.Build.Tests.Running;

namespace Migrations.Build.Sqlite.Tests.Running;

[TestClass]
public sealed class SqliteRunnerTests : RunnerBehaviour, IDisposable
{
    private readonly SqliteDatabase _database = new();

    private protected override MigrationEngineOptions Options => new()
    {
        Provider = SqliteProvider.Instance,
        ConnectionString = _database.ConnectionString,
        Revisions = typeof(SqliteRunnerTests).Assembly,
        Events = Events,
    };

    private static Column Id => new("id", SqlType.Integer) { PrimaryKey = true };

    public void Dispose() => _database.Dispose();

    [TestMethod]
    public async Task A_rebuild_keeps_child_rows_although_foreign_keys_are_on()
    {
        var revisions = RecordedRevisions.None
            .Then("a1", null, op =>
            {
                op.CreateTable("parent", [Id, new Column("n", SqlType.Integer)]);
                op.CreateTable("child", [Id, new Column("parent_id", SqlType.Integer) { References = new("parent", "id") { OnDelete = ReferentialAction.Cascade } }]);
                op.BulkInsert("parent", ["id", "n"], [[1, 5]]);
                op.BulkInsert("child", ["id", "parent_id"], [[1, 1]]);
            })
            .Then("b2", "a1", op => op.AlterColumn("parent", "n", nullable: false));

        await revisions.Engine(Options with { ConnectionString = _database.ConnectionString + ";Foreign Keys=True" }).UpgradeAsync();

        CollectionAssert.AreEqual(new[] { "1" }, _database.Query("SELECT count(*) FROM child"));
        CollectionAssert.AreEqual(new[] { "1" }, _database.Query("SELECT \"notnull\" FROM pragma_table_info('parent') WHERE name = 'n'"));
    }

    [TestMethod]
    public async Task A_rebuild_that_leaves_rows_referring_to_nothing_is_rolled_back()
    {
        var revisions = RecordedRevisions.None
            .Then("a1", null, op =>
            {
                op.CreateTable("parent", [Id, new Column("n", SqlType.Integer)]);
                op.CreateTable("child", [Id, new Column("parent_id", SqlType.Integer) { References = new("parent", "id") }]);
                op.BulkInsert("parent", ["id", "n"], [[1, 5]]);
                op.BulkInsert("child", ["id", "parent_id"], [[1, 1]]);
            })
            .Then("b2", "a1", op =>
            {
                op.Execute("DELETE FROM parent");
                op.AlterColumn("parent", "n", nullable: false);
            });

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => revisions.Engine(Options).UpgradeAsync());

        Assert.AreEqual(DiagnosticCodes.ForeignKeyViolated, error.Code);
        StringAssert.Contains(error.Message, "row 1 of child refers to parent");
        CollectionAssert.AreEqual(new[] { "1" }, _database.Query("SELECT count(*) FROM parent"));
        CollectionAssert.AreEqual(new[] { "a1" }, _database.Query("SELECT version_num FROM migrations_version"));
    }

    [TestMethod]
    public async Task A_reading_revision_that_turns_out_to_rebuild_keeps_child_rows()
    {
        var revisions = RecordedRevisions.None
            .Then("a1", null, op =>
            {
                op.CreateTable("parent", [Id, new Column("n", SqlType.Integer)]);
                op.CreateTable("child", [Id, new Column("parent_id", SqlType.Integer) { References = new("parent", "id") { OnDelete = ReferentialAction.Cascade } }]);
                op.BulkInsert("parent", ["id", "n"], [[1, 5]]);
                op.BulkInsert("child", ["id", "parent_id"], [[1, 1]]);
            })
            .ThenReading("b2", "a1", async (op, cancellationToken) =>
            {
                op.BulkInsert("parent", ["id", "n"], [[2, 6]]);
                await op.FlushAsync(cancellationToken);
                op.AlterColumn("parent", "n", nullable: false);
            });

        await revisions.Engine(Options with { ConnectionString = _database.ConnectionString + ";Foreign Keys=True" }).UpgradeAsync();

        CollectionAssert.AreEqual(new[] { "1" }, _database.Query("SELECT count(*) FROM child"));
        CollectionAssert.AreEqual(new[] { "2" }, _database.Query("SELECT count(*) FROM parent"));
    }

    [TestMethod]
    public async Task A_database_that_another_process_writes_to_is_an_error_when_the_wait_is_over()
    {
        using var holder = new SqliteConnection(_database.ConnectionString);
        holder.Open();
        using var begin = holder.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        begin.ExecuteNonQuery();

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => RecordedRevisions.None
            .Then("a1", null, op => op.CreateTable("a", [Id]))
            .Engine(Options with { LockTimeout = TimeSpan.FromMilliseconds(50) })
            .UpgradeAsync());

        Assert.AreEqual(DiagnosticCodes.DatabaseLocked, error.Code);
        StringAssert.Contains(error.Message, "MigrateLockTimeout");
    }

    [TestMethod]
    public async Task A_waiter_goes_on_when_the_other_writer_ends()
    {
        var holder = new SqliteConnection(_database.ConnectionString);
        holder.Open();
        using (var begin = holder.CreateCommand())
        {
            begin.CommandText = "BEGIN IMMEDIATE";
            begin.ExecuteNonQuery();
        }

        var upgrade = RecordedRevisions.None.Then("a1", null, op => op.CreateTable("a", [Id])).Engine(Options).UpgradeAsync();
        Assert.IsFalse(upgrade.IsCompleted);
        holder.Dispose();

        CollectionAssert.AreEqual(new[] { "a1" }, (await upgrade).Revisions.ToArray());
    }

    [TestMethod]
    public async Task Eight_runners_at_once_apply_each_revision_once()
    {
        var revisions = RecordedRevisions.None.Then("r1", null, op => op.CreateTable("t1", [Id]));
        for (var number = 2; number <= 12; number++)
        {
            var table = $"t{number}";
            revisions.Then($"r{number}", $"r{number - 1}", op => op.CreateTable(table, [Id]));
        }

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            revisions.Engine(Options with { Events = null }).UpgradeAsync())));

        CollectionAssert.AreEqual(new[] { "12" }, _database.Query("SELECT count(*) FROM migrations_log"));
        CollectionAssert.AreEqual(new[] { "r12" }, _database.Query("SELECT version_num FROM migrations_version"));
    }

    /// <summary>Between two transactions of a step nothing keeps others out; who comes back must look before it writes.</summary>
    [TestMethod]
    public async Task A_run_that_another_overtakes_in_the_middle_of_a_step_leaves_no_trace_in_the_journal()
    {
        var overtake = true;
        RecordedRevisions revisions = null!;
        revisions = RecordedRevisions.None
            .Then("a1", null, op => op.CreateTable("a", [Id]))
            .ThenReading("b2", "a1", async (op, cancellationToken) =>
            {
                op.Autocommit(inner => inner.Execute("INSERT INTO a (id) VALUES (1)"));
                await op.QueryAsync($"SELECT count(*) FROM a", row => row.GetInt32(0), cancellationToken);
                if (overtake)
                {
                    overtake = false;
                    await revisions.Engine(Options with { Events = null }).UpgradeAsync(cancellationToken: cancellationToken);
                }

                op.Autocommit(inner => inner.Execute("INSERT INTO a (id) VALUES (2)"));
            });

        await revisions.Engine(Options).UpgradeAsync();

        Assert.IsFalse(overtake);
        CollectionAssert.AreEqual(new[] { "1", "2" }, _database.Query("SELECT id FROM a ORDER BY id"));
        Assert.IsEmpty(_database.Query("SELECT part FROM migrations_log WHERE part IS NOT NULL"));
        CollectionAssert.AreEqual(new[] { "b2" }, _database.Query("SELECT version_num FROM migrations_version"));
    }

    [TestMethod]
    [DataRow("", DiagnosticCodes.InvalidConnectionString)]
    [DataRow("Dta Source=x.db", DiagnosticCodes.InvalidConnectionString)]
    [DataRow("sqlite://host/app.db", DiagnosticCodes.InvalidConnectionString)]
    [DataRow("Data Source=no/such/folder/app.db", DiagnosticCodes.CannotOpenDatabase)]
    [DataRow("Data Source=.", DiagnosticCodes.CannotOpenDatabase)]
    public async Task A_connection_that_cannot_be_has_its_own_error(string connectionString, string code)
    {
        var options = Options with { ConnectionString = connectionString, Directory = _database.Folder };

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(
            () => RecordedRevisions.None.Then("a1", null, op => op.CreateTable("a", [Id])).Engine(options).UpgradeAsync());

        Assert.AreEqual(code, error.Code);
    }

    [TestMethod]
    public async Task A_file_that_is_no_database_is_an_error_and_stays_as_it_is()
    {
        await File.WriteAllTextAsync(_database.File, new string('x', 5000));

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(
            () => RecordedRevisions.None.Then("a1", null, op => op.CreateTable("a", [Id])).Engine(Options).UpgradeAsync());

        Assert.AreEqual(DiagnosticCodes.CannotOpenDatabase, error.Code);
        Assert.AreEqual(new string('x', 5000), await File.ReadAllTextAsync(_database.File));
    }

    [TestMethod]
    public async Task A_URL_names_a_file_relative_to_the_project()
    {
        var options = Options with { ConnectionString = "sqlite:///sub%20folder/app.db", Directory = _database.Folder };
        Directory.CreateDirectory(Path.Combine(_database.Folder, "sub folder"));

        await RecordedRevisions.None.Then("a1", null, op => op.CreateTable("a", [Id])).Engine(options).UpgradeAsync();

        Assert.IsTrue(File.Exists(Path.Combine(_database.Folder, "sub folder", "app.db")));
    }

    [TestMethod]
    public async Task Asking_where_a_database_stands_creates_no_file()
    {
        var error = await Assert.ThrowsExactlyAsync<MigrationException>(
            () => RecordedRevisions.None.Then("a1", null, op => op.CreateTable("a", [Id])).Engine(Options).CurrentAsync());

        Assert.AreEqual(DiagnosticCodes.DatabaseNotFound, error.Code);
        Assert.IsFalse(File.Exists(_database.File));
    }

    private protected override Task<List<string>> QueryAsync(string sql) => Task.FromResult(_database.Query(sql));

    private protected override Task<bool> HasTableAsync(string table) =>
        Task.FromResult(_database.Query($"SELECT name FROM sqlite_schema WHERE name = '{table}'").Count > 0);
}
