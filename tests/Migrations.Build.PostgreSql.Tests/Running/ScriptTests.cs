using System.Globalization;
using CsCheck;
using Migrations.Build.Tests.PostgreSql;
using Migrations.Build.Tests.Running;

namespace Migrations.Build.PostgreSql.Tests.Running;

/// <summary>Scripts, run by the psql program, against what the online run leaves.</summary>
[TestClass]
public sealed class ScriptTests
{
    private static readonly int Iterations =
        int.TryParse(Environment.GetEnvironmentVariable("MIGRATIONS_PROPERTY_ITERATIONS"), CultureInfo.InvariantCulture, out var given) ? given : 25;

    private static readonly Dictionary<string, string> Queries = CatalogueQueries.Of();

    /// <summary>Not a constant: the compiler makes one text of constants.</summary>
    private static readonly string Odd = "'; x:y\\z :'DBNAME' $$ --";

    private TestDatabase _online = null!;
    private TestDatabase _script = null!;

    private static Column Id => new("id", SqlType.Integer) { PrimaryKey = true };

    /// <summary>Two branches with a dependency and a merge, and a revision that commits in its middle.</summary>
    private static RecordedRevisions Branches => RecordedRevisions.None
        .Then("r1", null, op => op.CreateTable("t", [Id, new Column("name", SqlType.Text)]))
        .Then("a1", "r1", op => op.AddColumn("t", new Column("a", SqlType.Integer)))
        .Then("b1", "r1", op =>
        {
            op.BulkInsert("t", ["id", "name"], [[1, "it's"], [2, null]]);
            op.Autocommit(inner =>
            {
                inner.Invoke(new CreateIndex("t", new TableIndex("ix_t_name", ["name"])) { Concurrently = true });
                inner.Execute("UPDATE t SET name = name || '!'");
            });
            op.AddColumn("t", new Column("b", SqlType.Integer));
            op.Execute("VACUUM t");
        })
        .Add(
            new Revision("m1") { Message = "the\nmerge; DROP TABLE t;\r--", DownRevisions = ["a1", "b1"] },
            Build.Running.RevisionBody.Of(new RecordedRevisions.Recording(op => op.Execute($"INSERT INTO t (id, name) VALUES (3, {Odd})"), back: null)))
        .Then("z1", "m1", op => op.Execute("UPDATE t SET name = name || '?'"));

    [TestInitialize]
    public async Task CreateAsync() =>
        (_online, _script) = (await PostgreSqlServer.Instance.CreateDatabaseAsync(), await PostgreSqlServer.Instance.CreateDatabaseAsync());

    [TestCleanup]
    public async Task DropAsync()
    {
        await _online.DisposeAsync();
        await _script.DisposeAsync();
    }

    [TestMethod]
    public async Task A_script_leaves_what_the_online_run_leaves_up_and_down()
    {
        var (tried, wentDown) = (0, 0);
        await Gen.Select(Gen.Int[0, 9999].Array[40, 80], Gen.Enum<TransactionMode>(), Gen.Bool).SampleAsync(
            async (choices, mode, idempotent) =>
            {
                await ClearAsync(_online);
                await ClearAsync(_script);
                var history = new RandomHistory(choices);
                var count = await RunOnlineAsync(history, mode);
                var engine = history.Revisions(count).Engine(Options(_online) with { Transaction = mode });
                await PsqlAsync(_script, engine, new ScriptRequest { Idempotent = idempotent });
                await SameAsync(history.ToString());
                tried++;
                if (history.CanGoDown(count) && await TryDownAsync(engine))
                {
                    await PsqlAsync(_script, engine, new ScriptRequest { Direction = RevisionDirection.Downgrade, From = RandomHistory.Id(count), To = "base" });
                    await SameAsync(history.ToString());
                    wentDown++;
                }
            },
            iter: Iterations,
            threads: 1);
        Assert.IsTrue(tried == Iterations && wentDown > Iterations / 4, string.Create(CultureInfo.InvariantCulture, $"{tried} tried, {wentDown} down, of {Iterations}"));
    }

    [TestMethod]
    [DataRow("base", TransactionMode.PerRevision)]
    [DataRow("r1", TransactionMode.PerRevision)]
    [DataRow("a1", TransactionMode.PerRevision)]
    [DataRow("b1", TransactionMode.PerRevision)]
    [DataRow("a1 b1", TransactionMode.PerRevision)]
    [DataRow("m1", TransactionMode.All)]
    [DataRow("b1", TransactionMode.All)]
    [DataRow("z1", TransactionMode.All)]
    public async Task An_idempotent_script_runs_from_any_revision_and_again(string from, TransactionMode mode)
    {
        foreach (var target in from.Split(' ').Where(one => one != "base"))
        {
            await Branches.Engine(Options(_online)).UpgradeAsync(target);
            await Branches.Engine(Options(_script)).UpgradeAsync(target);
        }

        var engine = Branches.Engine(Options(_online) with { Transaction = mode });
        await engine.UpgradeAsync();
        await PsqlAsync(_script, engine, new ScriptRequest { Idempotent = true });
        await SameAsync(from);
        await PsqlAsync(_script, engine, new ScriptRequest { Idempotent = true });
        await SameAsync(from);
    }

    /// <summary>After each line of the script psql ends, as if killed there; then the whole script runs.</summary>
    [TestMethod]
    [DataRow(TransactionMode.PerRevision)]
    [DataRow(TransactionMode.All)]
    public async Task An_idempotent_script_cut_anywhere_runs_to_the_same_end(TransactionMode mode)
    {
        var engine = Branches.Engine(Options(_online) with { Transaction = mode });
        await engine.UpgradeAsync();
        var script = Script(engine, new ScriptRequest { Idempotent = true });
        var statements = script.Split(";\n");
        for (var count = 1; count < statements.Length; count++)
        {
            await ClearAsync(_script);
            await RunAsync(_script, string.Join(";\n", statements.Take(count)) + ";\n\\! kill -9 $PPID\n", mayFail: true);
            await _script.ExecuteAsync("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
            await RunAsync(_script, script);
            await SameAsync(string.Create(CultureInfo.InvariantCulture, $"cut after statement {count} of {statements.Length}: {statements[count - 1]}"));
        }
    }

    [TestMethod]
    public async Task An_idempotent_script_takes_an_invalid_index_away_and_goes_on_where_an_online_run_was_cut()
    {
        await Assert.ThrowsExactlyAsync<CutException>(() => Branches.Engine(Options(_script) with { Events = new Cut("CREATE INDEX CONCURRENTLY") }).UpgradeAsync());
        await _script.ExecuteAsync("CREATE INDEX ix_t_name ON t (name); UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ix_t_name'::regclass");
        var engine = Branches.Engine(Options(_online));
        await engine.UpgradeAsync();

        await PsqlAsync(_script, engine, new ScriptRequest { Idempotent = true });

        await SameAsync("");
    }

    [TestMethod]
    public async Task An_idempotent_script_stops_at_a_row_that_it_does_not_know_and_before_a_lock_that_is_held()
    {
        var engine = Branches.Engine(Options(_online));
        await RecordedRevisions.None.Then("x9", null, _ => { }).Engine(Options(_script)).UpgradeAsync();
        var unknown = await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => PsqlAsync(_script, engine, new ScriptRequest { Idempotent = true }));
        StringAssert.Contains(unknown.Message, "no revision of");

        await using var session = await TestSession.OpenAsync(_script.ConnectionString);
        await using var held = await session.LockAsync(TestSession.Lock(), CancellationToken.None);
        var locked = await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => PsqlAsync(_script, engine, new ScriptRequest { Idempotent = true }));
        StringAssert.Contains(locked.Message, "holds the lock");
    }

    [TestMethod]
    public async Task A_range_begins_and_ends_where_it_is_told()
    {
        var engine = Branches.Engine(Options(_online));
        await engine.UpgradeAsync();
        await PsqlAsync(_script, engine, new ScriptRequest { To = "b1" });
        await PsqlAsync(_script, engine, new ScriptRequest { From = "b1", To = "a1" });
        await PsqlAsync(_script, engine, new ScriptRequest { From = "a1 b1", To = "head" });

        Assert.AreEqual("z1", await _script.ScalarAsync<string>("SELECT version_num FROM migrations_version"));
        StringAssert.DoesNotMatch(Script(engine, new ScriptRequest { From = "b1", To = "m1" }), new System.Text.RegularExpressions.Regex("CREATE TABLE IF NOT EXISTS migrations_version"));
    }

    [TestMethod]
    public void A_script_opens_no_connection_and_holds_nothing_of_its_machine()
    {
        var options = Options(_online) with { ConnectionString = "Host=no.such.host;Password=secret" };
        var script = Script(Branches.Engine(options), new ScriptRequest { Idempotent = true });

        Assert.DoesNotContain(Environment.MachineName, script);
        Assert.DoesNotContain("secret", script);
        Assert.DoesNotContain("\r", script);
        Assert.DoesNotContain(DateTimeOffset.UnixEpoch.AddTicks(TimeProvider.System.GetUtcNow().Ticks - DateTimeOffset.UnixEpoch.Ticks).Year.ToString(CultureInfo.InvariantCulture), script);
        StringAssert.Contains(script, "-- Running upgrade a1, b1 -> m1, the merge; DROP TABLE t; --\n");
    }

    [TestMethod]
    public void A_reading_revision_cannot_be_scripted()
    {
        var revisions = RecordedRevisions.None.ThenReading("a1", null, (_, _) => Task.CompletedTask);

        var error = Assert.ThrowsExactly<MigrationException>(() => Script(revisions.Engine(Options(_online)), new ScriptRequest()));

        Assert.AreEqual(DiagnosticCodes.ScriptNeedsDatabase, error.Code);
        StringAssert.Contains(error.Message, "a1");
    }

    [TestMethod]
    public void An_idempotent_way_down_is_refused()
    {
        var request = new ScriptRequest { From = "z1", To = "base", Direction = RevisionDirection.Downgrade, Idempotent = true };

        var error = Assert.ThrowsExactly<MigrationException>(() => Script(RecordedRevisions.None.Then("z1", null, _ => { }, _ => { }).Engine(Options(_online)), request));

        Assert.AreEqual(DiagnosticCodes.ScriptFormNotPossible, error.Code);
    }

    [TestMethod]
    public async Task A_dry_run_says_what_a_run_would_do_and_does_nothing()
    {
        await Branches.Engine(Options(_online)).UpgradeAsync("b1");
        var before = await PostgreSqlCatalogue.OfAsync(_online, Queries);
        var text = new StringWriter();

        var steps = await Branches.Engine(Options(_online)).DryRunAsync(RevisionDirection.Upgrade, "m1", text);

        CollectionAssert.AreEqual(new[] { "a1", "m1" }, steps.Select(step => step.Revision.Id).ToArray());
        StringAssert.Contains(text.ToString(), "ALTER TABLE t ADD COLUMN a");
        Assert.AreEqual(before, await PostgreSqlCatalogue.OfAsync(_online, Queries));
    }

    [TestMethod]
    public async Task Literals_of_every_type_arrive_as_parameters_do()
    {
        object?[] values = [1, 2L, 1.5, 2.25m, true, "it's \\ :x \n$1", null, new DateTime(2026, 11, 23, 1, 2, 3, DateTimeKind.Utc), new DateOnly(2026, 1, 2), new TimeOnly(3, 4, 5), Guid.Empty, new byte[] { 1, 255 }, TimeSpan.FromHours(26), double.NaN];
        SqlType[] types = [SqlType.Integer, SqlType.BigInteger, SqlType.Double, SqlType.Numeric(10, 2), SqlType.Boolean, SqlType.Text, SqlType.Text, SqlType.DateTimeOffset, SqlType.Date, SqlType.Time, SqlType.Uuid, SqlType.LargeBinary, SqlType.Interval, SqlType.Double];
        var revisions = RecordedRevisions.None.Then("a1", null, op =>
        {
            op.CreateTable("v", [.. types.Select((type, at) => new Column(string.Create(CultureInfo.InvariantCulture, $"c{at}"), type))]);
            op.BulkInsert("v", [.. types.Select((_, at) => string.Create(CultureInfo.InvariantCulture, $"c{at}"))], [values]);
            op.Execute($"INSERT INTO v (c0, c5, c7, c11) VALUES ({7}, {Odd}, {new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)}, {new byte[] { 0 }})");
        });
        await revisions.Engine(Options(_online)).UpgradeAsync();
        await PsqlAsync(_script, revisions.Engine(Options(_online)), new ScriptRequest());

        await SameAsync("");
        Assert.AreEqual(2L, await _script.ScalarAsync<long>("SELECT count(*) FROM v"));
    }

    [TestMethod]
    public async Task A_stamp_and_the_version_table_can_be_scripted()
    {
        var engine = Branches.Engine(Options(_online));
        await engine.StampAsync(["b1"]);
        var text = new StringWriter();
        engine.ScriptStamp(["b1"], "base", text);
        await RunAsync(_script, text.ToString());
        await SameAsync("");

        var tables = new StringWriter();
        engine.ScriptVersionTable(tables);
        await RunAsync(_script, tables.ToString());
        await SameAsync("");
    }

    /// <summary>Runs as many of the revisions as the database takes.</summary>
    private async Task<int> RunOnlineAsync(RandomHistory history, TransactionMode mode)
    {
        for (var count = history.Count; ; count--)
        {
            try
            {
                await history.Revisions(count).Engine(Options(_online) with { Transaction = mode }).UpgradeAsync();
                return count;
            }
            catch (MigrationException) when (count > 1)
            {
                await ClearAsync(_online);
            }
        }
    }

    private static async Task<bool> TryDownAsync(MigrationEngine engine)
    {
        try
        {
            await engine.DowngradeAsync("base");
            return true;
        }
        catch (MigrationException)
        {
            return false;
        }
    }

    private static Task ClearAsync(TestDatabase database) => database.ExecuteAsync("SET client_min_messages = error; DROP SCHEMA public CASCADE; CREATE SCHEMA public");

    private async Task SameAsync(string context) =>
        Assert.AreEqual(await PostgreSqlCatalogue.OfAsync(_online, Queries), await PostgreSqlCatalogue.OfAsync(_script, Queries), context);

    private static string Script(MigrationEngine engine, ScriptRequest request)
    {
        var text = new StringWriter();
        engine.Script(request, text);
        return text.ToString();
    }

    private static Task PsqlAsync(TestDatabase database, MigrationEngine engine, ScriptRequest request) => RunAsync(database, Script(engine, request));

    private static async Task RunAsync(TestDatabase database, string script, bool mayFail = false)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.sql");
        await File.WriteAllTextAsync(file, script);
        try
        {
            await database.PsqlAsync(file);
        }
        catch (InvalidOperationException) when (mayFail)
        {
            // It was killed.
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static MigrationEngineOptions Options(TestDatabase database) => new()
    {
        Provider = PostgreSqlProvider.Instance,
        ConnectionString = database.ConnectionString,
        Revisions = typeof(ScriptTests).Assembly,
    };
}
