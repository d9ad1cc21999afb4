namespace Migrations.Build.Tests.Running;

/// <summary>Version and log tables that this version did not make: a coded error or a whole run on every provider, never less.</summary>
public abstract class OwnTableBehaviour
{
    /// <summary>Options for a database of this test's own, empty at first.</summary>
    private protected abstract MigrationEngineOptions Options { get; }

    /// <summary>Runs SQL on a connection of its own.</summary>
    private protected abstract Task ExecuteAsync(string sql);

    private static RecordedRevisions Two => RecordedRevisions.None
        .Then("a1", null, op => op.CreateTable("book", [new Column("id", SqlType.Integer) { PrimaryKey = true }]))
        .Then("b2", "a1", op => op.Autocommit(inner => inner.Execute("INSERT INTO book (id) VALUES (1)")));

    [TestMethod]
    public async Task A_log_table_without_a_column_is_refused_with_the_statement_that_mends_it()
    {
        await Two.Engine(Options).UpgradeAsync("a1");
        await ExecuteAsync("ALTER TABLE migrations_log DROP COLUMN part");

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => Two.Engine(Options).UpgradeAsync());

        Assert.AreEqual(DiagnosticCodes.OwnTableUnreadable, error.Code);
        StringAssert.Contains(error.Message, "The table migrations_log in ");
        StringAssert.Contains(error.Message, "has no column part:");
        CollectionAssert.AreEqual(new[] { "a1" }, (await Two.Engine(Options).CurrentAsync()).ToArray());
        await ExecuteAsync(error.Message[(error.Message.IndexOf("missing (", StringComparison.Ordinal) + 9)..error.Message.LastIndexOf("), or", StringComparison.Ordinal)]);
        CollectionAssert.AreEqual(new[] { "b2" }, (await Two.Engine(Options).UpgradeAsync()).Revisions.ToArray());
    }

    [TestMethod]
    public async Task Another_programs_log_table_is_refused_on_an_empty_database()
    {
        await ExecuteAsync("CREATE TABLE migrations_log (line text)");

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => Two.Engine(Options).UpgradeAsync());

        Assert.AreEqual(DiagnosticCodes.OwnTableUnreadable, error.Code);
        StringAssert.Contains(error.Message, "MigrateLogTable");
        CollectionAssert.AreEqual(new[] { "b2" }, (await Two.Engine(Options with { LogTable = "other_log" }).UpgradeAsync()).Revisions.ToArray());
    }

    [TestMethod]
    [DataRow("CREATE TABLE migrations_version (version text)", "has no column version_num")]
    [DataRow("CREATE TABLE migrations_version (version_num text); INSERT INTO migrations_version VALUES (NULL)", "version_num is NULL")]
    public async Task Another_programs_version_table_is_refused(string sql, string words)
    {
        await ExecuteAsync(sql);

        foreach (var command in Commands())
        {
            var error = await Assert.ThrowsExactlyAsync<MigrationException>(command);

            Assert.AreEqual(DiagnosticCodes.OwnTableUnreadable, error.Code);
            StringAssert.Contains(error.Message, words);
        }
    }

    [TestMethod]
    public async Task A_version_that_is_a_number_is_read_as_its_text()
    {
        await ExecuteAsync("CREATE TABLE migrations_version (version_num integer PRIMARY KEY); INSERT INTO migrations_version VALUES (7)");

        CollectionAssert.AreEqual(new[] { "7" }, (await Two.Engine(Options).CurrentAsync()).ToArray());
        Assert.AreEqual(
            DiagnosticCodes.UnknownVersionRow,
            (await Assert.ThrowsAsync<MigrationException>(() => Two.Engine(Options).UpgradeAsync())).Code);
    }

    [TestMethod]
    [DataRow("UPDATE migrations_log SET part = 1; INSERT INTO migrations_log (revision, direction, started_at, applied_by, tool_version, part) SELECT revision, direction, started_at, applied_by, tool_version, part FROM migrations_log", "has one of its parts twice")]
    [DataRow("ALTER TABLE migrations_log RENAME TO old_log; CREATE TABLE migrations_log AS SELECT id, NULL AS revision, direction, text_hash, started_at, finished_at, applied_by, tool_version, part FROM old_log", "")]
    [DataRow("ALTER TABLE migrations_log RENAME TO old_log; CREATE TABLE migrations_log AS SELECT id, revision, direction, text_hash, started_at, finished_at, applied_by, tool_version, 99999999999 AS part FROM old_log", "")]
    public async Task A_row_of_the_log_that_the_tool_does_not_write_is_refused(string sql, string words)
    {
        await Two.Engine(Options).UpgradeAsync("a1");
        await ExecuteAsync(sql);

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => Two.Engine(Options).UpgradeAsync());

        Assert.AreEqual(DiagnosticCodes.OwnTableUnreadable, error.Code);
        StringAssert.Contains(error.Message, "A row of the table migrations_log");
        StringAssert.Contains(error.Message, words);
    }

    private IEnumerable<Func<Task>> Commands()
    {
        var engine = Two.Engine(Options with { Model = new MetaData(NamingConvention.Default, []) });
        yield return () => engine.UpgradeAsync();
        yield return () => engine.DowngradeAsync("base");
        yield return () => engine.StampAsync(["head"]);
        yield return () => engine.CurrentAsync();
        yield return () => engine.CheckAsync();
        yield return () => engine.EnsureVersionAsync();
        yield return () => engine.DryRunAsync(RevisionDirection.Upgrade, "head", TextWriter.Null);
    }
}
