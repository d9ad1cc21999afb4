using Migrations.Build.Tests.PostgreSql;
using Migrations.Build.Tests.Running;
using Npgsql;

namespace Migrations.Build.PostgreSql.Tests.Running;

/// <summary>Other sessions in the way, lost locks, lost connections.</summary>
[TestClass]
public sealed class ContentionTests
{
    private TestDatabase _database = null!;

    private static Column Id => new("id", SqlType.Integer) { PrimaryKey = true };

    private static RecordedRevisions Alter => RecordedRevisions.None
        .Then("a1", null, op => op.CreateTable("book", [Id]))
        .Then("b2", "a1", op =>
        {
            op.CreateTable("other", [Id]);
            op.AddColumn("book", new Column("title", SqlType.Text));
        });

    [TestInitialize]
    public async Task CreateAsync() => _database = await PostgreSqlServer.Instance.CreateDatabaseAsync();

    [TestCleanup]
    public async Task DropAsync() => await _database.DisposeAsync();

    [TestMethod]
    public async Task A_locked_table_rolls_the_revision_back_and_it_is_tried_again_when_the_table_is_free()
    {
        await Alter.Engine(Options()).UpgradeAsync("a1");
        await using var reader = await _database.OpenAsync();
        var open = await reader.BeginTransactionAsync();
        await new NpgsqlCommand("LOCK TABLE book IN ACCESS SHARE MODE", reader, open).ExecuteNonQueryAsync();
        var events = new Reaction(retried => retried.Attempt < 2 ? Task.CompletedTask : open.RollbackAsync());

        await Alter.Engine(Options() with { Events = events, TableLockTimeout = TimeSpan.FromMilliseconds(20) }).UpgradeAsync();

        CollectionAssert.AreEqual(new[] { 1, 2 }, events.Retries.Take(2).Select(one => one.Attempt).ToArray());
        Assert.AreEqual("b2", events.Retries[0].Revision);
        Assert.AreEqual("b2", await _database.ScalarAsync<string>("SELECT version_num FROM migrations_version"));
        Assert.AreEqual(2L, await _database.ScalarAsync<long>("SELECT count(*) FROM migrations_log"));
    }

    [TestMethod]
    public async Task Readers_do_not_queue_behind_a_waiting_revision_for_longer_than_its_time()
    {
        await Alter.Engine(Options()).UpgradeAsync("a1");
        await using var reader = await _database.OpenAsync();
        await using var open = await reader.BeginTransactionAsync();
        await new NpgsqlCommand("LOCK TABLE book IN ACCESS SHARE MODE", reader, open).ExecuteNonQueryAsync();
        var second = new Reaction(_ => _database.ScalarAsync<long>("SELECT count(*) FROM book"));

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => Alter.Engine(Options() with
        {
            Events = second,
            TableLockTimeout = TimeSpan.FromMilliseconds(20),
            LockTimeout = TimeSpan.FromMilliseconds(300),
        }).UpgradeAsync());

        Assert.AreEqual(DiagnosticCodes.TableLocked, error.Code);
        StringAssert.Contains(error.Message, "b2");
        StringAssert.Contains(error.Message, $"(process {reader.ProcessID}, idle in transaction, since ");
        Assert.IsNotEmpty(second.Retries);
        Assert.IsFalse(await _database.ScalarAsync<bool>("SELECT to_regclass('other') IS NOT NULL"), "The revision is rolled back whole.");
    }

    [TestMethod]
    public async Task In_mode_All_a_deadlock_takes_back_the_run_and_the_whole_run_is_tried_again()
    {
        await _database.ExecuteAsync("CREATE TABLE one (id integer); CREATE TABLE two (id integer)");
        await using var other = await _database.OpenAsync();
        await using var open = await other.BeginTransactionAsync();
        await new NpgsqlCommand("SET LOCAL deadlock_timeout = '600s'; LOCK TABLE two", other, open).ExecuteNonQueryAsync();
        Task? theirs = null;
        var revisions = RecordedRevisions.None
            .Then("a1", null, op => op.Execute("LOCK TABLE one"))
            .ThenReading("b2", "a1", async (op, cancellationToken) =>
            {
                await op.QueryAsync($"SELECT 1", row => row.GetInt32(0), cancellationToken);
                theirs ??= TakeAndLeaveAsync();
                op.Execute("LOCK TABLE two");
            });
        var events = new EventList();

        var done = await revisions.Engine(Options() with { Events = events, Transaction = TransactionMode.All, TableLockTimeout = TimeSpan.Zero }).UpgradeAsync();
        await theirs!;

        Assert.AreEqual(1, events.All.OfType<StepRetried>().Count());
        CollectionAssert.AreEqual(new[] { "a1", "b2" }, done.Steps.Select(step => step.To[0]).ToArray());
        Assert.AreEqual(2L, await _database.ScalarAsync<long>("SELECT count(*) FROM migrations_log"));

        async Task TakeAndLeaveAsync()
        {
            await new NpgsqlCommand("LOCK TABLE one", other, open).ExecuteNonQueryAsync();
            await open.RollbackAsync();
        }
    }

    [TestMethod]
    [DataRow("40001", "another session changed the same rows")]
    [DataRow("40P01", "it and another session waited for each other")]
    [DataRow("55P03", "a table it needs is locked by another session")]
    public async Task What_comes_from_meeting_others_is_tried_again_and_applied_once(string state, string why)
    {
        await _database.ExecuteAsync("CREATE SEQUENCE attempts; CREATE TABLE done (id integer)");
        var events = new EventList();
        var fail = $"DO $$ BEGIN IF nextval('attempts') < 3 THEN RAISE EXCEPTION 'met' USING ERRCODE = '{state}'; END IF; END $$";
        var revisions = RecordedRevisions.None.Then("a1", null, op =>
        {
            op.Execute("INSERT INTO done VALUES (1)");
            op.Execute(fail);
        });

        await revisions.Engine(Options() with { Events = events }).UpgradeAsync();

        CollectionAssert.AreEqual(new[] { why, why }, events.All.OfType<StepRetried>().Select(retried => retried.Reason).ToArray());
        Assert.AreEqual(1L, await _database.ScalarAsync<long>("SELECT count(*) FROM done"));
        Assert.AreEqual(1L, await _database.ScalarAsync<long>("SELECT count(*) FROM migrations_log"));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task A_statement_that_takes_too_long_is_stopped_and_its_revision_rolled_back(bool isByTheServer)
    {
        var revisions = RecordedRevisions.None
            .Then("a1", null, op => op.CreateTable("book", [Id]))
            .Then("b2", "a1", op =>
            {
                op.CreateTable("other", [Id]);
                op.Execute(isByTheServer ? "SET LOCAL statement_timeout = '200ms'; SELECT pg_sleep(600)" : "SELECT pg_sleep(600)");
            });

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(
            () => revisions.Engine(Options() with { CommandTimeout = isByTheServer ? null : TimeSpan.FromSeconds(1) }).UpgradeAsync());

        Assert.AreEqual(DiagnosticCodes.StatementFailed, error.Code, error.Message);
        StringAssert.Contains(error.Message, isByTheServer ? "statement timeout" : "MigrateCommandTimeout");
        Assert.AreEqual("a1", await _database.ScalarAsync<string>("SELECT version_num FROM migrations_version"));
        Assert.IsFalse(await _database.ScalarAsync<bool>("SELECT to_regclass('other') IS NOT NULL"));
    }

    [TestMethod]
    public async Task A_statement_that_fails_for_another_reason_is_not_tried_again()
    {
        var events = new EventList();
        var revisions = RecordedRevisions.None.Then("a1", null, op => op.Execute("SELECT 1 / 0"));

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => revisions.Engine(Options() with { Events = events }).UpgradeAsync());

        Assert.AreEqual(DiagnosticCodes.StatementFailed, error.Code);
        Assert.IsEmpty(events.All.OfType<StepRetried>());
    }

    [TestMethod]
    public async Task A_revision_whose_SQL_releases_the_lock_is_not_committed()
    {
        var revisions = RecordedRevisions.None
            .Then("a1", null, op => op.CreateTable("book", [Id]))
            .Then("b2", "a1", op => op.Execute("SELECT pg_advisory_unlock_all(); INSERT INTO book VALUES (1)"));

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => revisions.Engine(Options()).UpgradeAsync());

        Assert.AreEqual(DiagnosticCodes.LockNotHeld, error.Code);
        Assert.AreEqual(0L, await _database.ScalarAsync<long>("SELECT count(*) FROM book"));
        Assert.AreEqual("a1", await _database.ScalarAsync<string>("SELECT version_num FROM migrations_version"));
    }

    [TestMethod]
    public async Task A_lost_lock_stops_a_statement_outside_of_a_transaction_too()
    {
        var revisions = RecordedRevisions.None
            .Then("a1", null, op => op.CreateTable("book", [Id]))
            .Then("b2", "a1", op =>
            {
                op.Autocommit(inner => inner.Execute("SELECT pg_advisory_unlock_all()"));
                op.Autocommit(inner => inner.Execute("VACUUM book"));
            });

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => revisions.Engine(Options()).UpgradeAsync());

        Assert.AreEqual(DiagnosticCodes.LockNotHeld, error.Code);
    }

    [TestMethod]
    public async Task A_lost_connection_says_what_is_known_to_be_applied()
    {
        var revisions = RecordedRevisions.None
            .Then("a1", null, op => op.CreateTable("book", [Id]))
            .Then("b2", "a1", op => op.Execute("SELECT pg_terminate_backend(pg_backend_pid())"), file: "/x/B2.cs", line: 3);

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => revisions.Engine(Options()).UpgradeAsync());

        Assert.AreEqual(DiagnosticCodes.ConnectionLost, error.Code);
        StringAssert.Contains(error.Message, "Committed were the steps to a1, and whether b2 was is not known. Run it again");
        Assert.AreEqual(new SourceLocation("/x/B2.cs", 3), error.Location);
        Assert.AreEqual("a1", await _database.ScalarAsync<string>("SELECT version_num FROM migrations_version"));
    }

    [TestMethod]
    [DataRow("current")]
    [DataRow("check")]
    [DataRow("scaffold")]
    [DataRow("dry run")]
    [DataRow("ensure")]
    [DataRow("upgrade")]
    public async Task A_server_that_goes_away_before_any_answer_is_a_coded_error(string command)
    {
        var opened = new Opened(() => _database.ExecuteAsync("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'migrations.build%'"));
        var engine = Alter.Engine(Options() with { Events = opened, Model = new MetaData(NamingConvention.Default, []) });

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => command switch
        {
            "current" => engine.CurrentAsync(),
            "check" => engine.CheckAsync(),
            "scaffold" => engine.ScaffoldAsync(),
            "dry run" => engine.DryRunAsync(RevisionDirection.Upgrade, "head", TextWriter.Null),
            "ensure" => engine.EnsureVersionAsync(),
            _ => engine.UpgradeAsync(),
        });

        Assert.AreEqual(DiagnosticCodes.ConnectionLost, error.Code, error.ToString());
        Assert.IsFalse(await _database.ScalarAsync<bool>("SELECT to_regclass('migrations_version') IS NOT NULL"));
    }

    [TestMethod]
    public async Task A_missing_right_on_the_version_table_is_a_coded_error()
    {
        await _database.ExecuteAsync("CREATE TABLE migrations_version (version_num varchar(32) PRIMARY KEY)");
        await _database.ExecuteAsync("DO $$ BEGIN CREATE ROLE reliability_nobody LOGIN PASSWORD 'nobody'; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        var nobody = new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Username = "reliability_nobody", Password = "nobody" };
        var engine = Alter.Engine(Options() with { ConnectionString = nobody.ConnectionString });

        var read = await Assert.ThrowsExactlyAsync<MigrationException>(() => engine.CurrentAsync());
        var run = await Assert.ThrowsExactlyAsync<MigrationException>(() => engine.UpgradeAsync());

        Assert.AreEqual(DiagnosticCodes.DatabaseRefuses, read.Code);
        Assert.AreEqual(DiagnosticCodes.DatabaseRefuses, run.Code);
        StringAssert.Contains(run.Message, "permission denied for table migrations_version");
    }

    private MigrationEngineOptions Options() => new()
    {
        Provider = PostgreSqlProvider.Instance,
        ConnectionString = _database.ConnectionString,
        Revisions = typeof(ContentionTests).Assembly,
    };

    /// <summary>Does something as soon as the database is open.</summary>
    private sealed class Opened(Func<Task> act) : IProgress<MigrationEvent>
    {
        public void Report(MigrationEvent value)
        {
            if (value is DatabaseOpened)
            {
                act().GetAwaiter().GetResult();
            }
        }
    }

    /// <summary>Does something at each retry.</summary>
    private sealed class Reaction(Func<StepRetried, Task> act) : IProgress<MigrationEvent>
    {
        public List<StepRetried> Retries { get; } = [];

        public void Report(MigrationEvent value)
        {
            if (value is StepRetried retried)
            {
                Retries.Add(retried);
                act(retried).GetAwaiter().GetResult();
            }
        }
    }
}
