using System.Globalization;
using Migrations.Build.Tests.PostgreSql;
using Migrations.Build.Tests.Running;

namespace Migrations.Build.PostgreSql.Tests.Running;

/// <summary>Revisions that commit in their middle: cut anywhere and run again they end as if they had never been cut.</summary>
[TestClass]
public sealed class JournalTests
{
    private static readonly Dictionary<string, string> Queries = CatalogueQueries.Of();

    private TestDatabase _database = null!;

    private static Column Id => new("id", SqlType.Integer) { PrimaryKey = true };

    /// <summary>Statements of all kinds before, between and behind those that are committed by themselves.</summary>
    private static RecordedRevisions Split => RecordedRevisions.None
        .Then("a1", null, op =>
        {
            op.CreateTable("book", [Id, new Column("name", SqlType.Text), new Column("kind", SqlType.Enum("kind", ["short", "long"]))]);
            op.BulkInsert("book", ["id", "name"], [[1, "x"], [2, "y"]]);
            op.Autocommit(inner =>
            {
                inner.Invoke(new CreateIndex("book", new TableIndex("ix_book_name", ["name"])) { Concurrently = true });
                inner.Invoke(new AddEnumValue("kind", "endless"));
                inner.Execute("INSERT INTO book (id, name) VALUES (3, 'z')");
                inner.Execute("VACUUM book");
            });
            op.Execute("UPDATE book SET kind = 'endless' WHERE id = 3");
            op.AddColumn("book", new Column("note", SqlType.Text));
        })
        .Then("b2", "a1", op =>
        {
            op.Execute("DROP INDEX CONCURRENTLY ix_book_name; CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"Ix Name\" ON public.book (name)");
            op.Execute("INSERT INTO book (id, name) VALUES (4, 'w')");
        });

    [TestInitialize]
    public async Task CreateAsync() => _database = await PostgreSqlServer.Instance.CreateDatabaseAsync();

    [TestCleanup]
    public async Task DropAsync() => await _database.DisposeAsync();

    [TestMethod]
    [DataRow(TransactionMode.PerRevision)]
    [DataRow(TransactionMode.All)]
    public async Task A_run_cut_before_any_statement_is_run_to_the_same_end(TransactionMode mode)
    {
        var events = new EventList();
        await Split.Engine(Options(_database, events) with { Transaction = mode }).UpgradeAsync();
        var expected = await PostgreSqlCatalogue.OfAsync(_database, Queries);
        var count = events.All.OfType<StatementSent>().Count();
        for (var cut = 1; cut <= count; cut++)
        {
            await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
            await Assert.ThrowsExactlyAsync<CutException>(() => Split.Engine(Options(database, new Cut(cut)) with { Transaction = mode }).UpgradeAsync());

            await Split.Engine(Options(database, events: null) with { Transaction = mode }).UpgradeAsync();

            Assert.AreEqual(expected, await PostgreSqlCatalogue.OfAsync(database, Queries), string.Create(CultureInfo.InvariantCulture, $"cut before statement {cut} of {count}"));
        }
    }

    [TestMethod]
    public async Task A_run_whose_backend_is_killed_before_any_statement_is_run_to_the_same_end()
    {
        var events = new EventList();
        await Split.Engine(Options(_database, events)).UpgradeAsync();
        var expected = await PostgreSqlCatalogue.OfAsync(_database, Queries);
        var count = events.All.OfType<StatementSent>().Count();
        for (var cut = 1; cut <= count; cut++)
        {
            await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
            var kill = new Act(cut, () => database.ExecuteAsync("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'migrations.build%'"));
            await Assert.ThrowsAsync<Exception>(() => Split.Engine(Options(database, kill)).UpgradeAsync());

            await Split.Engine(Options(database, events: null)).UpgradeAsync();

            Assert.AreEqual(expected, await PostgreSqlCatalogue.OfAsync(database, Queries), string.Create(CultureInfo.InvariantCulture, $"killed before statement {cut} of {count}"));
        }
    }

    [TestMethod]
    public async Task An_index_that_fails_to_build_is_taken_away_and_built_when_the_data_is_mended()
    {
        var revisions = RecordedRevisions.None.Then("a1", null, op =>
        {
            op.CreateTable("book", [Id, new Column("name", SqlType.Text)]);
            op.BulkInsert("book", ["id", "name"], [[1, "x"], [2, "x"]]);
            op.Invoke(new CreateIndex("book", new TableIndex("ux_book_name", ["name"]) { Unique = true }) { Concurrently = true }, "/x/A.cs", 7);
            op.Execute("INSERT INTO book (id, name) VALUES (9, 'last')");
        });
        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => revisions.Engine(Options(_database, events: null)).UpgradeAsync());
        Assert.AreEqual(DiagnosticCodes.StatementFailed, error.Code);
        Assert.AreEqual(new SourceLocation("/x/A.cs", 7), error.Location);
        Assert.IsFalse(await _database.ScalarAsync<bool>("SELECT indisvalid FROM pg_index WHERE indexrelid = 'ux_book_name'::regclass"));
        Assert.AreEqual(2L, await _database.ScalarAsync<long>("SELECT count(*) FROM book"));

        var again = await Assert.ThrowsExactlyAsync<MigrationException>(() => revisions.Engine(Options(_database, events: null)).UpgradeAsync());
        Assert.AreEqual(DiagnosticCodes.StatementFailed, again.Code);
        await _database.ExecuteAsync("UPDATE book SET name = 'y' WHERE id = 2");
        var events = new EventList();
        await revisions.Engine(Options(_database, events)).UpgradeAsync();

        Assert.AreEqual(new StepResumed("a1", 1), events.All.OfType<StepResumed>().Single());
        Assert.IsTrue(await _database.ScalarAsync<bool>("SELECT indisvalid FROM pg_index WHERE indexrelid = 'ux_book_name'::regclass"));
        Assert.AreEqual(3L, await _database.ScalarAsync<long>("SELECT count(*) FROM book"));
        Assert.AreEqual(1L, await _database.ScalarAsync<long>("SELECT count(*) FROM migrations_log"));
    }

    [TestMethod]
    public async Task A_commit_in_the_middle_is_told()
    {
        var events = new EventList();
        await Split.Engine(Options(_database, events)).UpgradeAsync("a1");

        var told = events.All.OfType<CommittedEarly>().Select(one => one.Statement).ToList();
        CollectionAssert.AreEqual(
            new[] { "CREATE INDEX CONCURRENTLY ix_book_name ON book (name)", "ALTER TYPE kind ADD VALUE 'endless'", "INSERT INTO book (id, name) VALUES (3, 'z')", "VACUUM book" },
            told);
    }

    [TestMethod]
    public async Task A_revision_without_such_statements_has_no_journal()
    {
        var events = new EventList();
        await RecordedRevisions.None.Then("a1", null, op => op.CreateTable("book", [Id])).Engine(Options(_database, events)).UpgradeAsync();

        Assert.IsFalse(events.All.OfType<StatementSent>().Any(sent => sent.Text.Contains(" part", StringComparison.Ordinal) && !sent.Text.StartsWith("CREATE", StringComparison.Ordinal)));
        Assert.IsEmpty(events.All.OfType<CommittedEarly>());
    }

    [TestMethod]
    public async Task A_run_that_would_pass_a_revision_by_that_was_cut_is_refused_until_a_stamp_settles_it()
    {
        await Assert.ThrowsExactlyAsync<CutException>(() => Split.Engine(Options(_database, new Cut("CREATE UNIQUE"))).UpgradeAsync());

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => Split.Engine(Options(_database, events: null)).DowngradeAsync("base"));
        Assert.AreEqual(DiagnosticCodes.UnfinishedRevision, error.Code);
        StringAssert.Contains(error.Message, "b2");

        await Split.Engine(Options(_database, events: null)).StampAsync(["b2"]);
        Assert.AreEqual(0L, await _database.ScalarAsync<long>("SELECT count(*) FROM migrations_log WHERE part IS NOT NULL"));
    }

    [TestMethod]
    public async Task A_runner_that_lost_its_lock_commits_nothing_after_another_took_over()
    {
        var revisions = RecordedRevisions.None
            .Then("a1", null, op => op.CreateTable("a", [Id]))
            .Then("b2", "a1", op => op.Execute("INSERT INTO a (id) SELECT coalesce(max(id), 0) + 1 FROM a"));
        await revisions.Engine(Options(_database, events: null)).UpgradeAsync("a1");
        var takeOver = new Act(1, async () =>
        {
            await _database.ExecuteAsync("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'migrations.build%'");
            await revisions.Engine(Options(_database, events: null)).UpgradeAsync();
        });

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => revisions.Engine(Options(_database, takeOver)).UpgradeAsync());

        Assert.AreEqual(DiagnosticCodes.ConnectionLost, error.Code);
        Assert.AreEqual(1L, await _database.ScalarAsync<long>("SELECT count(*) FROM a"));
        Assert.AreEqual(2L, await _database.ScalarAsync<long>("SELECT count(*) FROM migrations_log"));
    }

    private static MigrationEngineOptions Options(TestDatabase database, IProgress<MigrationEvent>? events) => new()
    {
        Provider = PostgreSqlProvider.Instance,
        ConnectionString = database.ConnectionString,
        Revisions = typeof(JournalTests).Assembly,
        Events = events,
    };
}
