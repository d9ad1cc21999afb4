using System.Diagnostics;
using System.Globalization;
using CsCheck;
using Microsoft.Data.Sqlite;
using Migrations.Build.Operations;
using Migrations.Build.Tests.Programs;
using Migrations.Build.Tests.Running;

namespace Migrations.Build.Sqlite.Tests.Running;

/// <summary>Scripts, run by the sqlite3 program, against what the online run leaves.</summary>
[TestClass]
public sealed class SqliteScriptTests : IDisposable
{
    private static readonly int Iterations =
        int.TryParse(Environment.GetEnvironmentVariable("MIGRATIONS_PROPERTY_COUNT"), CultureInfo.InvariantCulture, out var given) ? given : 60;

    /// <summary>Not a constant: the compiler makes one text of constants.</summary>
    private static readonly string Odd = "'; x:y\\z\n.quit\n $$ --";

    private readonly SqliteDatabase _online = new();
    private readonly SqliteDatabase _script = new();

    private static Column Id => new("id", SqlType.Integer) { PrimaryKey = true };

    /// <summary>Child rows, a trigger, a view, rebuilds, and statements outside a transaction.</summary>
    private static RecordedRevisions Shop => RecordedRevisions.None
        .Then(
            "r1",
            null,
            op =>
            {
                op.CreateTable("parent", [Id, new Column("n", SqlType.Integer), new Column("s", SqlType.String(20))]);
                op.CreateTable("child", [Id, new Column("parent_id", SqlType.Integer) { References = new("parent", "id") { OnDelete = ReferentialAction.Cascade } }]);
                op.BulkInsert("parent", ["id", "n", "s"], [[1, 5, "it's"], [2, 6, Odd]]);
                op.BulkInsert("child", ["id", "parent_id"], [[1, 1], [2, 2]]);
            },
            op =>
            {
                op.DropTable("child");
                op.DropTable("parent");
            })
        .Then("r2", "r1", op => op.AlterColumn("parent", "n", nullable: false), op => op.AlterColumn("parent", "n", nullable: true))
        .Then(
            "r3",
            "r2",
            op =>
            {
                op.Execute("CREATE VIEW v AS SELECT id FROM child; -- a comment that must swallow nothing");
                op.Autocommit(inner =>
                {
                    inner.Execute("VACUUM");
                    inner.AlterColumn("parent", "s", type: SqlType.Text);
                });
                op.Execute($"UPDATE parent SET s = {Odd} WHERE id = {1}");
            },
            op => op.Execute("DROP VIEW v"))
        .Then("r4", "r3", op => op.Execute("DELETE FROM parent WHERE id = 2"), _ => { });

    public void Dispose()
    {
        _online.Dispose();
        _script.Dispose();
    }

    [TestMethod]
    [DataRow(TransactionMode.PerRevision, "r4", "1")]
    [DataRow(TransactionMode.All, "r3", "2")]
    public async Task A_script_with_rebuilds_leaves_what_the_online_run_leaves_up_and_down(TransactionMode mode, string head, string children)
    {
        var engine = Shop.Engine(Options(_online) with { Transaction = mode });
        await engine.UpgradeAsync(head);
        Run(_script, Script(engine, new ScriptRequest { To = "r2" }));
        Run(_script, Script(engine, new ScriptRequest { From = "r2", To = head }));
        Same("up");
        CollectionAssert.AreEqual(new[] { children }, _script.Query("SELECT count(*) FROM child"));

        await engine.DowngradeAsync("r1");
        Run(_script, Script(engine, new ScriptRequest { From = head, To = "r1", Direction = RevisionDirection.Downgrade }));
        Same("down");
    }

    [TestMethod]
    public Task A_script_of_random_revisions_leaves_what_the_online_run_leaves_up_and_down() =>
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Enum<TransactionMode>()).SampleAsync(RandomAsync, iter: Iterations, threads: 1);

    [TestMethod]
    public async Task A_rebuild_that_leaves_rows_referring_to_nothing_is_not_committed_by_a_script()
    {
        var revisions = Shop.Then("r5", "r4", op =>
        {
            op.Execute("DELETE FROM parent");
            op.AlterColumn("parent", "n", nullable: true);
        });
        await Shop.Engine(Options(_script)).UpgradeAsync();

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Run(_script, Script(revisions.Engine(Options(_script)), new ScriptRequest { From = "r4" })));

        StringAssert.Contains(error.Message, "new_violations");
        CollectionAssert.AreEqual(new[] { "1" }, _script.Query("SELECT count(*) FROM parent"));
        CollectionAssert.AreEqual(new[] { "r4" }, _script.Query("SELECT version_num FROM migrations_version"));
    }

    [TestMethod]
    public void A_table_that_raw_SQL_may_have_changed_needs_its_definition_for_a_rebuild_and_no_other_does()
    {
        var revisions = Shop
            .Then("r5", "r4", op => op.Execute("ALTER TABLE child ADD COLUMN extra INTEGER"))
            .Then("r6", "r5", op => op.AlterColumn("parent", "n", nullable: true))
            .Then("r7", "r6", op => op.AlterColumn("child", "parent_id", nullable: false, file: "/x/r7.cs", line: 3));
        Script(revisions.Engine(Options(_script)), new ScriptRequest { To = "r6" });

        var error = Assert.ThrowsExactly<MigrationException>(() => Script(revisions.Engine(Options(_script)), new ScriptRequest()));

        Assert.AreEqual(DiagnosticCodes.ScriptNeedsDatabase, error.Code);
        Assert.AreEqual(new SourceLocation("/x/r7.cs", 3), error.Location);
        StringAssert.Contains(error.Message, "ADD COLUMN extra");
    }

    [TestMethod]
    public void An_idempotent_script_is_refused()
    {
        var error = Assert.ThrowsExactly<MigrationException>(() => Script(Shop.Engine(Options(_script)), new ScriptRequest { Idempotent = true }));

        Assert.AreEqual(DiagnosticCodes.ScriptFormNotPossible, error.Code);
        StringAssert.Contains(error.Message, "MigrateFrom");
    }

    [TestMethod]
    public async Task A_dry_run_creates_no_file_and_knows_the_tables_that_are_there()
    {
        var text = new StringWriter();
        var steps = await Shop.Engine(Options(_script)).DryRunAsync(RevisionDirection.Upgrade, "head", text);
        Assert.HasCount(4, steps);
        Assert.IsFalse(File.Exists(_script.File));

        await Shop.Engine(Options(_script)).UpgradeAsync("r1");
        var revisions = Shop.ThenReading("x1", "r4", (_, _) => Task.CompletedTask);
        var again = new StringWriter();
        await revisions.Engine(Options(_script)).DryRunAsync(RevisionDirection.Upgrade, "head", again);
        StringAssert.Contains(again.ToString(), "ALTER TABLE _migrations_parent RENAME TO parent");
        StringAssert.Contains(again.ToString(), "known only then");
        CollectionAssert.AreEqual(new[] { "r1" }, _script.Query("SELECT version_num FROM migrations_version"));
    }

    private async Task RandomAsync(int seed, TransactionMode mode)
    {
        using var online = new SqliteDatabase();
        using var script = new SqliteDatabase();
        var (revisions, last) = await RunOnlineAsync(online, seed, mode);
        var engine = revisions.Engine(Options(online) with { Transaction = mode });
        if (HasMismatch(online))
        {
            // A key to a column that is not unique: the check of a script stops at it.
            return;
        }

        if (mode == TransactionMode.All && await RefersToNothingAsync(revisions))
        {
            // Revision by revision an earlier one had left the row, so that the rebuild of a later one was not to blame.
            Assert.ThrowsExactly<InvalidOperationException>(() => Run(script, Script(engine, new ScriptRequest())));
            return;
        }

        Run(script, Script(engine, new ScriptRequest()));
        Assert.AreEqual(Dump(online), Dump(script), string.Create(CultureInfo.InvariantCulture, $"seed {seed}, up"));
        try
        {
            await engine.DowngradeAsync("r1");
        }
        catch (MigrationException)
        {
            return;
        }

        Run(script, Script(engine, new ScriptRequest { From = last, To = "r1", Direction = RevisionDirection.Downgrade }));
        Assert.AreEqual(Dump(online), Dump(script), string.Create(CultureInfo.InvariantCulture, $"seed {seed}, down"));
    }

    /// <summary>Whether all revisions in one transaction are refused, since rows would refer to nothing.</summary>
    private static async Task<bool> RefersToNothingAsync(RecordedRevisions revisions)
    {
        using var database = new SqliteDatabase();
        try
        {
            await revisions.Engine(Options(database) with { Transaction = TransactionMode.All }).UpgradeAsync();
            return false;
        }
        catch (MigrationException exception) when (exception.Code == DiagnosticCodes.ForeignKeyViolated)
        {
            return true;
        }
    }

    /// <summary>Adds revision after revision, and leaves out those that SQLite refuses.</summary>
    private static async Task<(RecordedRevisions Revisions, string Last)> RunOnlineAsync(SqliteDatabase database, int seed, TransactionMode mode)
    {
        var random = new RandomSchema(seed);
        var schema = random.Schema();
        var steps = new List<(MigrationOperation[] Up, MigrationOperation[]? Down)>
        {
            ([.. schema.Tables.Values.Select(table => new CreateTable(table)), .. schema.Tables.Values.Where(table => !table.Constraints.OfType<ForeignKeyConstraint>().Any()).Select(table => new ExecuteSql($"INSERT INTO {Scratch.Dialect.Quote(table.Name)} (id) VALUES (1)"))], []),
        };
        await Chain(steps).Engine(Options(database) with { Transaction = mode }).UpgradeAsync();
        for (var step = 0; step < 4; step++)
        {
            var operations = new List<MigrationOperation>();
            var after = schema;
            for (var count = 0; count < 3; count++)
            {
                if (random.Operation(after) is { } operation)
                {
                    // The name that a convention gives an AUTOINCREMENT key is written only when it was read.
                    operations.Add(operation is BatchAlterTable batch ? batch with { Convention = null } : operation);
                    after = operations[^1].ApplyTo(after);
                }
            }

            steps.Add(([.. operations], OperationSequence.Reverse(operations, schema) is { } undo ? [.. undo] : null));
            try
            {
                await Chain(steps).Engine(Options(database) with { Transaction = mode }).UpgradeAsync();
                schema = after;
            }
            catch (MigrationException)
            {
                steps.RemoveAt(steps.Count - 1);
            }
        }

        return (Chain(steps), string.Create(CultureInfo.InvariantCulture, $"r{steps.Count}"));
    }

    private static RecordedRevisions Chain(List<(MigrationOperation[] Up, MigrationOperation[]? Down)> steps)
    {
        var revisions = RecordedRevisions.None;
        for (var number = 1; number <= steps.Count; number++)
        {
            var (up, down) = steps[number - 1];
            revisions.Then(
                string.Create(CultureInfo.InvariantCulture, $"r{number}"),
                number == 1 ? null : string.Create(CultureInfo.InvariantCulture, $"r{number - 1}"),
                op => Array.ForEach(up, one => op.Invoke(one)),
                down is null ? null : op => Array.ForEach(down, one => op.Invoke(one)));
        }

        return revisions;
    }

    private static bool HasMismatch(SqliteDatabase database)
    {
        try
        {
            database.Query("SELECT parent FROM pragma_foreign_key_check");
            return false;
        }
        catch (SqliteException)
        {
            return true;
        }
    }

    private void Same(string context) => Assert.AreEqual(Dump(_online), Dump(_script), context);

    /// <summary>All that is in a file, but of the log only which revision went which way.</summary>
    private static string Dump(SqliteDatabase database)
    {
        using var copy = new Scratch();
        using (var connection = new SqliteConnection(database.ConnectionString))
        {
            connection.Open();
            connection.BackupDatabase(copy.Connection);
        }

        var log = copy.Query("SELECT direction || ' ' || revision || coalesce(part, '') FROM migrations_log ORDER BY id").Select(row => $"log: {row[0]}").ToList();
        copy.Run("DELETE FROM migrations_log");
        return string.Join('\n', Lines(Catalogue.Of(copy, CatalogueQueries.Of())).Concat(Lines(Catalogue.Rows(copy))).Concat(log));
    }

    private static IEnumerable<string> Lines(SortedDictionary<string, List<string>> sections) =>
        sections.SelectMany(section => section.Value.Select(row => $"{section.Key}: {row}"));

    private static string Script(MigrationEngine engine, ScriptRequest request)
    {
        var text = new StringWriter();
        engine.Script(request, text);
        return text.ToString();
    }

    private static void Run(SqliteDatabase database, string script)
    {
        using var process = InstalledProgram.Start(new ProcessStartInfo("sqlite3", ["-bail", database.File])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        }, "sqlite3");
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(script);
        process.StandardInput.Close();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"sqlite3 failed: {errors.Result}\n{script}");
        }
    }

    private static MigrationEngineOptions Options(SqliteDatabase database) => new()
    {
        Provider = SqliteProvider.Instance,
        ConnectionString = database.ConnectionString,
        Revisions = typeof(SqliteScriptTests).Assembly,
    };
}
