using Migrations.Build.Running;

namespace Migrations.Build.Tests.Running;

/// <summary>What a run owes on every provider; the provider's class only inherits.</summary>
public abstract class RunnerBehaviour
{
    private protected EventList Events { get; } = new();

    /// <summary>Options for a database of this test's own, empty at first.</summary>
    private protected abstract MigrationEngineOptions Options { get; }

    /// <summary>The first column of a query's rows, read on a connection of its own.</summary>
    private protected abstract Task<List<string>> QueryAsync(string sql);

    private protected abstract Task<bool> HasTableAsync(string table);

    private static Column Id => new("id", SqlType.Integer) { PrimaryKey = true };

    private static RecordedRevisions Three => RecordedRevisions.None
        .Then("a111", null, op => op.CreateTable("a", [Id]), op => op.DropTable("a"))
        .Then("b222", "a111", op => op.CreateTable("b", [Id]), op => op.DropTable("b"))
        .Then("c333", "b222", op => op.CreateTable("c", [Id]), op => op.DropTable("c"));

    [TestMethod]
    public async Task An_upgrade_runs_all_steps_in_order_and_leaves_one_row()
    {
        var run = await Three.Engine(Options).UpgradeAsync();

        CollectionAssert.AreEqual(
            new[] { "Running upgrade  -> a111, revision a111", "Running upgrade a111 -> b222, revision b222", "Running upgrade b222 -> c333, revision c333" },
            Events.Steps.ToArray());
        CollectionAssert.AreEqual(new[] { "c333" }, run.Revisions.ToArray());
        CollectionAssert.AreEqual(new[] { "c333" }, await QueryAsync("SELECT version_num FROM migrations_version"));
        Assert.IsTrue(await HasTableAsync("a") && await HasTableAsync("b") && await HasTableAsync("c"));
    }

    [TestMethod]
    public async Task A_second_upgrade_says_that_there_is_nothing_to_do()
    {
        await Three.Engine(Options).UpgradeAsync();
        Events.All.Clear();

        var run = await Three.Engine(Options).UpgradeAsync();

        Assert.IsEmpty(run.Steps);
        Assert.AreEqual(1, Events.All.OfType<NothingToDo>().Count());
        Assert.IsEmpty(Events.All.OfType<StatementSent>().ToList());
    }

    [TestMethod]
    [DataRow("a111", "a111")]
    [DataRow("b", "b222")]
    [DataRow("+2", "b222")]
    [DataRow("head", "c333")]
    [DataRow("head-1", "b222")]
    public async Task An_upgrade_goes_to_its_target(string target, string expected)
    {
        var run = await Three.Engine(Options).UpgradeAsync(target);

        CollectionAssert.AreEqual(new[] { expected }, run.Revisions.ToArray());
    }

    [TestMethod]
    [DataRow("-1", "b222")]
    [DataRow("a", "a111")]
    [DataRow("base", "")]
    public async Task A_downgrade_goes_to_its_target(string target, string expected)
    {
        var engine = Three.Engine(Options);
        await engine.UpgradeAsync();

        var run = await engine.DowngradeAsync(target);

        Assert.AreEqual(expected, string.Join(",", run.Revisions));
        Assert.AreEqual(expected, string.Join(",", await engine.CurrentAsync()));
        Assert.IsFalse(await HasTableAsync("c"));
    }

    [TestMethod]
    public async Task The_log_says_who_did_what_with_which_version()
    {
        var engine = Three.Engine(Options);
        await engine.UpgradeAsync();
        await engine.DowngradeAsync("-1");

        CollectionAssert.AreEqual(
            new[] { "upgrade a111", "upgrade b222", "upgrade c333", "downgrade c333" },
            await QueryAsync("SELECT direction || ' ' || revision FROM migrations_log ORDER BY id"));
        var who = $"{Environment.UserName}@{Environment.MachineName}";
        CollectionAssert.AreEqual(new[] { "4" }, await QueryAsync($"SELECT count(*) FROM migrations_log WHERE applied_by = '{who}' AND tool_version <> '' AND finished_at IS NOT NULL"));
    }

    [TestMethod]
    public async Task The_log_says_how_long_a_step_took()
    {
        await Three.Engine(Options).UpgradeAsync();

        CollectionAssert.AreEqual(new[] { "3" }, await QueryAsync("SELECT count(*) FROM migrations_log WHERE finished_at >= started_at"));
    }

    [TestMethod]
    public async Task An_applied_revision_that_was_edited_is_a_warning_and_by_option_an_error()
    {
        await Hashed("one").Engine(Options).UpgradeAsync("b222");
        Events.All.Clear();
        await Hashed("one").Engine(Options).UpgradeAsync("b222");
        Assert.IsEmpty(Events.All.OfType<MigrationWarning>().ToList());

        await Hashed("two").Engine(Options).UpgradeAsync("b222");

        var warning = Events.All.OfType<MigrationWarning>().Single();
        Assert.AreEqual(DiagnosticCodes.AppliedRevisionChanged, warning.Code);
        StringAssert.Contains(warning.Message, "b222");
        StringAssert.EndsWith(warning.Location!.File, "b222.cs");
        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => Hashed("two").Engine(Options with { RequireUnchangedRevisions = true }).UpgradeAsync());
        Assert.AreEqual(DiagnosticCodes.AppliedRevisionChanged, error.Code);
        CollectionAssert.AreEqual(new[] { "b222" }, await QueryAsync("SELECT version_num FROM migrations_version"));
    }

    [TestMethod]
    public async Task A_revision_that_was_taken_back_may_be_edited()
    {
        var engine = Hashed("one").Engine(Options);
        await engine.UpgradeAsync("b222");
        await engine.DowngradeAsync("a111");

        await Hashed("two").Engine(Options with { RequireUnchangedRevisions = true }).UpgradeAsync("b222");
        await Hashed("two").Engine(Options with { RequireUnchangedRevisions = true }).UpgradeAsync();

        Assert.IsEmpty(Events.All.OfType<MigrationWarning>().ToList());
    }

    [TestMethod]
    public async Task A_version_table_without_our_log_is_no_cause_for_alarm()
    {
        await Hashed("one").Engine(Options with { LogTable = null }).UpgradeAsync("b222");

        await Hashed("two").Engine(Options with { RequireUnchangedRevisions = true }).UpgradeAsync();

        CollectionAssert.AreEqual(new[] { "c333" }, await QueryAsync("SELECT version_num FROM migrations_version"));
        CollectionAssert.AreEqual(new[] { "c333" }, await QueryAsync("SELECT revision FROM migrations_log"));
    }

    private static RecordedRevisions Hashed(string textOfB)
    {
        var revisions = RecordedRevisions.None;
        foreach (var (id, down, text) in new[] { ("a111", null, "a"), ("b222", "a111", textOfB), ("c333", "b222", "c") })
        {
            revisions.Add(
                new Revision(id) { DownRevisions = down is null ? [] : [down], TextHash = text, Location = new SourceLocation($"/x/{id}.cs", 1) },
                RevisionBody.Of(new RecordedRevisions.Recording(op => op.CreateTable($"t_{id}", [Id]), op => op.DropTable($"t_{id}"))));
        }

        return revisions;
    }

    [TestMethod]
    public async Task A_refused_statement_leaves_the_database_as_it_was_before_that_revision_and_names_the_call()
    {
        var revisions = Three.Then("d444", "c333", op =>
        {
            op.CreateTable("d", [Id]);
            op.Execute("INSERT INTO d (id) VALUES (1)");
            op.Execute("INSERT INTO no_such_table VALUES (1)", "/_/Fails.cs", 12);
        });

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => revisions
            .Engine(Options with { SourceRoots = new Dictionary<string, string> { ["/_/"] = "/src/app/" } })
            .UpgradeAsync());

        Assert.AreEqual(DiagnosticCodes.StatementFailed, error.Code);
        Assert.AreEqual(new SourceLocation("/src/app/Fails.cs", 12), error.Location);
        StringAssert.Contains(error.Message, "d444");
        StringAssert.Contains(error.Message, "no_such_table");
        Assert.IsFalse(await HasTableAsync("d"));
        CollectionAssert.AreEqual(new[] { "c333" }, await QueryAsync("SELECT version_num FROM migrations_version"));
    }

    [TestMethod]
    public async Task A_violated_constraint_halfway_leaves_the_rows_as_they_were()
    {
        var revisions = RecordedRevisions.None
            .Then("a111", null, op =>
            {
                op.CreateTable("a", [Id]);
                op.BulkInsert("a", ["id"], [[1], [2]]);
            })
            .Then("b222", "a111", op =>
            {
                op.Execute("DELETE FROM a WHERE id = 2");
                op.Execute("INSERT INTO a (id) VALUES (1)");
            });

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => revisions.Engine(Options).UpgradeAsync());

        Assert.AreEqual(DiagnosticCodes.StatementFailed, error.Code);
        CollectionAssert.AreEqual(new[] { "1", "2" }, await QueryAsync("SELECT id FROM a ORDER BY id"));
        CollectionAssert.AreEqual(new[] { "a111" }, await QueryAsync("SELECT version_num FROM migrations_version"));
    }

    [TestMethod]
    public async Task An_exception_in_a_revisions_own_code_names_the_revision_and_its_line()
    {
        var revisions = Three.Then("d444", "c333", _ => throw new InvalidOperationException("the moon is full"));

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => revisions.Engine(Options).UpgradeAsync());

        Assert.AreEqual(DiagnosticCodes.RevisionThrew, error.Code);
        StringAssert.Contains(error.Message, "d444 (revision d444)");
        StringAssert.Contains(error.Message, "the moon is full");
        StringAssert.EndsWith(error.Location!.File, "RunnerBehaviour.cs");
        CollectionAssert.AreEqual(new[] { "c333" }, await QueryAsync("SELECT version_num FROM migrations_version"));
    }

    [TestMethod]
    public async Task A_reading_revision_sees_what_was_recorded_before_and_is_rolled_back_whole()
    {
        var revisions = RecordedRevisions.None
            .Then("a111", null, op => op.CreateTable("a", [Id, new Column("name", SqlType.String(20))]))
            .ThenReading("b222", "a111", async (op, cancellationToken) =>
            {
                op.BulkInsert("a", ["id", "name"], [[1, "x"], [2, "y"]]);
                var names = await op.QueryAsync($"SELECT name FROM a WHERE id > {0} ORDER BY id", row => row.GetString(0), cancellationToken);
                foreach (var name in names)
                {
                    op.Execute($"UPDATE a SET name = {name + "!"} WHERE name = {name}");
                }
            })
            .ThenReading("c333", "b222", async (op, cancellationToken) =>
            {
                op.Execute("DELETE FROM a");
                await op.QueryAsync<int>($"SELECT nothing FROM nowhere", row => row.GetInt32(0), cancellationToken);
            });

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => revisions.Engine(Options).UpgradeAsync());

        Assert.AreEqual(DiagnosticCodes.StatementFailed, error.Code);
        StringAssert.EndsWith(error.Location!.File, "RunnerBehaviour.cs");
        CollectionAssert.AreEqual(new[] { "x!", "y!" }, await QueryAsync("SELECT name FROM a ORDER BY id"));
        CollectionAssert.AreEqual(new[] { "b222" }, await QueryAsync("SELECT version_num FROM migrations_version"));
    }

    /// <summary>Else a run that is cut between the two would do the operation again.</summary>
    [TestMethod]
    public async Task An_operation_of_an_autocommit_block_and_the_mark_that_it_is_done_are_one_transaction()
    {
        var revisions = RecordedRevisions.None
            .Then("a111", null, op => op.CreateTable("a", [Id]))
            .Then("b222", "a111", op => op.Autocommit(inner => inner.Execute("INSERT INTO a (id) VALUES (1); DELETE FROM migrations_log WHERE part = 1")));

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => revisions.Engine(Options).UpgradeAsync());

        Assert.AreEqual(DiagnosticCodes.VersionTableChanged, error.Code);
        Assert.IsEmpty(await QueryAsync("SELECT id FROM a"));
        CollectionAssert.AreEqual(new[] { "1" }, await QueryAsync("SELECT CAST(part AS varchar(9)) FROM migrations_log WHERE finished_at IS NULL"));
    }

    [TestMethod]
    public async Task In_mode_All_a_failure_undoes_the_whole_run()
    {
        var revisions = Three.Then("d444", "c333", op => op.Execute("INSERT INTO no_such_table VALUES (1)"));

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(
            () => revisions.Engine(Options with { Transaction = TransactionMode.All }).UpgradeAsync());

        StringAssert.Contains(error.Message, "d444");
        Assert.IsFalse(await HasTableAsync("a"));
        Assert.IsFalse(await HasTableAsync("migrations_version"));
    }

    [TestMethod]
    public async Task In_mode_All_a_good_run_is_committed_whole()
    {
        var run = await Three.Engine(Options with { Transaction = TransactionMode.All }).UpgradeAsync();

        CollectionAssert.AreEqual(new[] { "c333" }, run.Revisions.ToArray());
        CollectionAssert.AreEqual(new[] { "c333" }, await QueryAsync("SELECT version_num FROM migrations_version"));
        Assert.IsTrue(await HasTableAsync("c"));
    }

    [TestMethod]
    public async Task An_upgrade_from_base_onto_tables_that_are_there_stops_before_it_starts()
    {
        await RecordedRevisions.None.Then("x1", null, op => op.CreateTable("b", [Id]))
            .Engine(Options with { VersionTable = "other_version", LogTable = null }).UpgradeAsync();

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => Three.Engine(Options).UpgradeAsync());

        Assert.AreEqual(DiagnosticCodes.TablesAlreadyThere, error.Code);
        StringAssert.Contains(error.Message, "MigrateStamp");
        StringAssert.Contains(error.Message, " b.");
        Assert.IsFalse(await HasTableAsync("a"));
        Assert.IsFalse(await HasTableAsync("migrations_version"));
    }

    [TestMethod]
    public async Task A_temporary_table_serves_the_run_is_in_nobodys_way_and_needs_no_undoing()
    {
        var revisions = RecordedRevisions.None
            .Then(
                "a111",
                null,
                op =>
                {
                    op.Invoke(new CreateTable(new Table("a", [Id, new TableIndex("ix_a", ["id"])])) { Temporary = TemporaryTable.Session, IfNotExists = true });
                    op.BulkInsert("a", ["id"], [[1], [2]]);
                    op.CreateTable("b", [Id]);
                    op.Execute("INSERT INTO b SELECT id FROM a");
                },
                op => op.DropTable("b"))
            .Then("b222", "a111", op => op.Execute("INSERT INTO b SELECT id + 2 FROM a"), op => op.Execute("DELETE FROM b"));
        var engine = revisions.Engine(Options);

        await engine.UpgradeAsync();

        CollectionAssert.AreEqual(new[] { "1", "2", "3", "4" }, await QueryAsync("SELECT id FROM b ORDER BY id"));
        Assert.IsFalse(await HasTableAsync("a"));
        await engine.DowngradeAsync("base");
        Assert.IsFalse(await HasTableAsync("b"));
    }

    [TestMethod]
    public async Task A_temporary_table_is_no_table_that_an_upgrade_from_base_would_create()
    {
        await RecordedRevisions.None.Then("x999", null, op => op.CreateTable("a", [Id]), _ => { }).Engine(Options with { VersionTable = "other" }).UpgradeAsync();

        await RecordedRevisions.None
            .Then("a111", null, op => op.Invoke(new CreateTable(new Table("a", [Id])) { Temporary = TemporaryTable.Session }))
            .Engine(Options)
            .UpgradeAsync();

        Assert.IsTrue(await HasTableAsync("a"));
    }

    [TestMethod]
    public async Task A_value_that_is_to_be_a_literal_stands_in_the_text_of_the_statement()
    {
        var text = "it's {a} literal";
        await RecordedRevisions.None
            .Then("a111", null, op => op.Execute($"CREATE VIEW v AS SELECT {SqlExpression.Value(text)} AS word, {SqlExpression.Value(-7)} AS number"))
            .Engine(Options)
            .UpgradeAsync();

        CollectionAssert.AreEqual(new[] { "it's {a} literal|-7" }, await QueryAsync("SELECT word || '|' || number FROM v"));
    }

    [TestMethod]
    public async Task A_revision_without_a_way_down_cannot_be_undone()
    {
        var engine = RecordedRevisions.None.Then("a111", null, op => op.CreateTable("a", [Id])).Engine(Options);
        await engine.UpgradeAsync();

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => engine.DowngradeAsync("base"));

        Assert.AreEqual(DiagnosticCodes.Irreversible, error.Code);
        Assert.IsTrue(await HasTableAsync("a"));
    }

    [TestMethod]
    public async Task An_unknown_row_is_an_error_that_names_it()
    {
        var engine = Three.Engine(Options);
        await engine.UpgradeAsync();
        var fewer = RecordedRevisions.None.Then("a111", null, op => op.CreateTable("a", [Id])).Engine(Options);

        var error = await Assert.ThrowsExactlyAsync<UnknownVersionRowException>(() => fewer.UpgradeAsync());

        Assert.AreEqual(DiagnosticCodes.UnknownVersionRow, error.Code);
        StringAssert.Contains(error.Message, "c333");
    }

    [TestMethod]
    public async Task A_stamp_moves_the_row_and_runs_nothing()
    {
        var run = await Three.Engine(Options).StampAsync(["b222"]);

        CollectionAssert.AreEqual(new[] { "b222" }, run.Revisions.ToArray());
        CollectionAssert.AreEqual(new[] { "b222" }, await QueryAsync("SELECT version_num FROM migrations_version"));
        Assert.IsFalse(await HasTableAsync("a"));
    }

    [TestMethod]
    public async Task A_stamp_with_purge_forgets_unknown_rows()
    {
        await Three.Engine(Options).StampAsync(["c333"]);
        var others = RecordedRevisions.None.Then("z9", null, op => op.CreateTable("z", [Id]));

        var run = await others.Engine(Options).StampAsync(["z9"], purge: true);

        CollectionAssert.AreEqual(new[] { "z9" }, run.Revisions.ToArray());
        CollectionAssert.AreEqual(new[] { "z9" }, await QueryAsync("SELECT version_num FROM migrations_version"));
    }

    [TestMethod]
    public async Task A_stamp_of_base_with_purge_empties_the_table()
    {
        await Three.Engine(Options).StampAsync(["c333"]);

        await Three.Engine(Options).StampAsync(["base"], purge: true);

        Assert.IsEmpty(await QueryAsync("SELECT version_num FROM migrations_version"));
    }

    [TestMethod]
    public async Task Cancelling_between_two_steps_leaves_a_revision_boundary()
    {
        using var cancellation = new CancellationTokenSource();
        var revisions = Three.Then("d444", "c333", op => op.CreateTable("d", [Id]));
        var options = Options with { Events = new CancelAfter("b222", cancellation) };

        await Assert.ThrowsAsync<OperationCanceledException>(() => revisions.Engine(options).UpgradeAsync("head", cancellation.Token));

        CollectionAssert.AreEqual(new[] { "b222" }, await QueryAsync("SELECT version_num FROM migrations_version"));
        Assert.IsTrue(await HasTableAsync("b"));
        Assert.IsFalse(await HasTableAsync("c"));
    }

    [TestMethod]
    public async Task A_row_that_another_tool_deletes_meanwhile_stops_the_run()
    {
        var revisions = RecordedRevisions.None
            .Then("a111", null, op => op.CreateTable("a", [Id]))
            .Then("b222", "a111", op => op.Execute("DELETE FROM migrations_version"));

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => revisions.Engine(Options).UpgradeAsync());

        Assert.AreEqual(DiagnosticCodes.VersionTableChanged, error.Code);
        CollectionAssert.AreEqual(new[] { "a111" }, await QueryAsync("SELECT version_num FROM migrations_version"));
    }

    [TestMethod]
    public async Task A_sql_revision_runs_its_statements_and_fails_at_its_own_line()
    {
        const string Good = "-- revision: a111\n-- message: create a\n\n-- upgrade\nCREATE TABLE a (id INTEGER);\nINSERT INTO a VALUES (7);\n-- downgrade\nDROP TABLE a;\n";
        const string Bad = "-- revision: b222\n-- message: fail\n-- down: a111\n-- upgrade\nSELECT 1;\n\nINSERT INTO nowhere VALUES (1);\n";
        var revisions = RecordedRevisions.None
            .Add(new Revision("a111") { Message = "create a" }, RevisionBody.OfSql(Migrations.Build.Authoring.SqlRevisionFile.Parse(Good, "a.sql")))
            .Add(new Revision("b222") { Message = "fail", DownRevisions = ["a111"] }, RevisionBody.OfSql(Migrations.Build.Authoring.SqlRevisionFile.Parse(Bad, "/x/b.sql")));

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => revisions.Engine(Options).UpgradeAsync());
        Assert.AreEqual(new SourceLocation("/x/b.sql", 7), error.Location);
        CollectionAssert.AreEqual(new[] { "7" }, await QueryAsync("SELECT id FROM a"));

        await revisions.Engine(Options).DowngradeAsync("base");
        Assert.IsFalse(await HasTableAsync("a"));
    }

    private sealed class CancelAfter(string revision, CancellationTokenSource cancellation) : IProgress<MigrationEvent>
    {
        public void Report(MigrationEvent value)
        {
            if (value is StepFinished { Step.To: [var reached] } && reached == revision)
            {
                cancellation.Cancel();
            }
        }
    }
}
