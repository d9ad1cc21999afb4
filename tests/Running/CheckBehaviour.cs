using System.Data.Common;

namespace Migrations.Build.Tests.Running;

/// <summary>What check and autogenerate owe on every provider; the provider's class only inherits.</summary>
public abstract class CheckBehaviour
{
    /// <summary>Options for a database of this test's own, empty at first.</summary>
    private protected abstract MigrationEngineOptions Options { get; }

    /// <summary>Runs SQL on a connection of its own.</summary>
    private protected abstract Task ExecuteAsync(string sql);

    private static RecordedRevisions One => RecordedRevisions.None
        .Then("a111", null, op => op.CreateTable("book", [new Column("id", SqlType.Integer) { PrimaryKey = true }, new Column("title", SqlType.String(100))]));

    private static MetaData Same => new(NamingConvention.Default,
    [
        new Table("book", [new Column("id", SqlType.Integer) { PrimaryKey = true }, new Column("title", SqlType.String(100))]),
    ]);

    private static MetaData Other => new(NamingConvention.Default,
    [
        new Table("book",
        [
            new Column("id", SqlType.Integer) { PrimaryKey = true },
            new Column("name", SqlType.String(100)),
            new Column("price", SqlType.Numeric(10, 2)) { Nullable = false, Default = 0 },
            new CheckConstraint("price >= 0") { Name = "price" },
        ]),
    ]);

    [TestMethod]
    [DataRow(CompareTo.Database)]
    [DataRow(CompareTo.Scratch)]
    [DataRow(CompareTo.Revisions)]
    public async Task A_model_that_the_revisions_carry_has_no_difference(CompareTo to)
    {
        var engine = One.Engine(Options with { Model = Same });
        await engine.UpgradeAsync();

        var made = await engine.AutogenerateAsync(to);

        Assert.IsEmpty(made.Check.Differences);
        Assert.IsEmpty(made.Revisions);
    }

    [TestMethod]
    public async Task The_history_of_another_tool_is_no_difference_unless_the_model_has_it()
    {
        await ExecuteAsync("""CREATE TABLE "__EFMigrationsHistory" ("MigrationId" varchar(150) NOT NULL PRIMARY KEY); CREATE TABLE history (id integer NOT NULL)""");
        var without = One.Engine(Options with { Model = Same });
        await without.UpgradeAsync();
        var with = One.Engine(Options with
        {
            Model = new MetaData(NamingConvention.Default, [.. Same.Tables, new Table("__EFMigrationsHistory", [new Column("MigrationId", SqlType.String(150)) { PrimaryKey = true }, new Column("ProductVersion", SqlType.String(32))])]),
        });

        Assert.AreEqual("history: table is not in the model", (await without.CheckAsync()).Differences.Single().Text);
        CollectionAssert.AreEquivalent(
            new[] { "history: table is not in the model", "__EFMigrationsHistory: column ProductVersion (String(32)) is missing in the database" },
            (await with.CheckAsync()).Differences.Select(one => one.Text).ToArray());
    }

    [TestMethod]
    [DataRow(CompareTo.Database)]
    [DataRow(CompareTo.Scratch)]
    [DataRow(CompareTo.Revisions)]
    public async Task Each_difference_has_its_line_at_the_place_in_the_model(CompareTo to)
    {
        var engine = One.Engine(Options with { Model = Other });
        await engine.UpgradeAsync();

        var check = await engine.CheckAsync(to);

        CollectionAssert.AreEquivalent(
            new[]
            {
                "book: column name (String(100)) is missing in the database",
                "book: column price (Numeric(10, 2)) is missing in the database",
                "book: column title is not in the model",
                "book: check ck_book_price (price >= 0) is missing in the database, or it is otherwise there",
            },
            check.Differences.Select(difference => difference.Text).ToArray());
        Assert.IsTrue(check.Differences.All(difference => difference.Location is { Line: > 0 } place && place.File.EndsWith("CheckBehaviour.cs", StringComparison.Ordinal)));
        Assert.AreEqual(DiagnosticCodes.PossibleRename, check.Warnings.Single().Code);
    }

    [TestMethod]
    public async Task What_autogenerate_makes_brings_the_model_and_a_rename_is_told_with_the_lines_to_use()
    {
        var engine = One.Engine(Options with { Model = Other });
        await engine.UpgradeAsync();

        var made = await engine.AutogenerateAsync();

        Assert.AreEqual(
            """
            op.AddColumn("book", new Column("name", SqlType.String(100)));
            op.AddColumn("book", new Column("price", SqlType.Numeric(10, 2)) { Nullable = false, Default = 0 });
            op.CreateCheckConstraint(op.F("ck_book_price"), "book", "price >= 0");
            // The column title of table book goes and name comes with the same type: if it was renamed, rename it, or its values are lost.
            // Instead of both lines: op.RenameColumn("book", "title", "name");
            op.DropColumn("book", "title");

            """,
            made.Revisions.Single().Upgrade);
        Assert.AreEqual(
            """
            op.AddColumn("book", new Column("title", SqlType.String(100)));
            op.DropConstraint(op.F("ck_book_price"), "book", ConstraintKind.Check);
            op.DropColumn("book", "price");
            op.DropColumn("book", "name");

            """,
            made.Revisions.Single().Downgrade);
        StringAssert.Contains(made.Check.Warnings.Single().Message, "In Downgrade: op.RenameColumn(\"book\", \"name\", \"title\");", StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task Rows_of_the_model_come_with_their_table_and_are_not_compared()
    {
        var model = Same with
        {
            Tables = [.. Same.Tables, new Table("author", [new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault }, new Column("name", SqlType.Text)])],
            Seeds = [new SeedRows("author", ["id", "name"], [[1, "Ann"], [2, "Bob"]]), new SeedRows("book", ["id", "title"], [[1, "is there already"]])],
        };
        await One.Engine(Options with { Model = Same }).UpgradeAsync();
        var made = (await One.Engine(Options with { Model = model }).AutogenerateAsync()).Revisions.Single();

        StringAssert.Contains(made.Upgrade, "op.BulkInsert(\"author\", [\"id\", \"name\"],", StringComparison.Ordinal);
        Assert.DoesNotContain("is there already", made.Upgrade, StringComparison.Ordinal);
        Assert.AreEqual("op.DropTable(\"author\");\n", made.Downgrade);
        var engine = One.Then("b222", "a111", op => made.Directive.Upgrade.ToList().ForEach(operation => op.Invoke(operation))).Engine(Options with { Model = model });
        await engine.UpgradeAsync();

        // Without a number of its own: the column counts on behind the rows.
        await ExecuteAsync("INSERT INTO author (name) VALUES ('Cat')");
        await ExecuteAsync("DELETE FROM author WHERE id = 1");
        Assert.IsEmpty((await engine.CheckAsync()).Differences);
    }

    [TestMethod]
    public async Task A_database_that_is_not_at_head_is_refused_by_its_own_code_and_nothing_is_written()
    {
        await One.Engine(Options).UpgradeAsync();
        var engine = One.Then("b222", "a111", op => op.DropTable("book")).Engine(Options with { Model = Same });

        var refusal = await Assert.ThrowsExactlyAsync<DatabaseNotAtHeadException>(() => engine.CheckAsync());

        Assert.AreEqual(DiagnosticCodes.DatabaseNotAtHead, refusal.Code);
        Assert.HasCount(1, await engine.CurrentAsync());
    }

    [TestMethod]
    public async Task The_tools_own_tables_are_no_difference()
    {
        var engine = One.Engine(Options with { Model = Same, VersionTable = "alembic_version", LogTable = "my_log" });
        await engine.UpgradeAsync();

        Assert.IsEmpty((await engine.CheckAsync()).Differences);
    }

    [TestMethod]
    public async Task Raw_SQL_makes_a_replay_say_that_its_effect_is_not_known()
    {
        var engine = One.Then("b222", "a111", op => op.Execute("CREATE TABLE extra (id integer)")).Engine(Options with { Model = Same });

        var check = await engine.CheckAsync(CompareTo.Revisions);

        Assert.AreEqual(DiagnosticCodes.ReplayIncomplete, check.Warnings.Single().Code);
        StringAssert.Contains(check.Warnings.Single().Message, "CREATE TABLE extra", StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task The_environment_leaves_out_what_another_tool_owns_and_empties_what_it_wants()
    {
        var engine = One.Engine(Options with { Model = Other, Environment = new OnlyAdditions() });
        await engine.UpgradeAsync();
        await ExecuteAsync("CREATE TABLE other_tools_table (id integer)");

        var made = await engine.AutogenerateAsync();

        CollectionAssert.AreEquivalent(
            new[] { SchemaDifferenceKind.AddColumn, SchemaDifferenceKind.AddColumn },
            made.Check.Differences.Select(difference => difference.Kind).ToArray());
        StringAssert.Contains(made.Revisions.Single().Upgrade, "Money.Type", StringComparison.Ordinal);
        CollectionAssert.AreEqual(new[] { "Bookstore.Types" }, made.Revisions.Single().Usings.ToArray());
    }

    [TestMethod]
    public async Task The_environment_sets_up_each_connection_and_adds_to_each_step_in_its_transaction()
    {
        var environment = new Auditing();
        var engine = One.Engine(Options with { Model = Same, Environment = environment });
        await engine.UpgradeAsync();

        Assert.IsGreaterThan(0, environment.Configured);
        Assert.AreEqual("audit_upgrade_a111: table is not in the model", (await engine.CheckAsync()).Differences.Single().Text);

        environment.Alone = true;
        var next = One.Then("b222", "a111", op => op.DropTable("book")).Engine(Options with { Environment = environment });
        var refusal = await Assert.ThrowsExactlyAsync<MigrationException>(() => next.UpgradeAsync());
        Assert.AreEqual(DiagnosticCodes.InvalidOperation, refusal.Code);
        Assert.EndsWith("CheckBehaviour.cs", refusal.Location!.File, StringComparison.Ordinal);
        CollectionAssert.AreEqual(new[] { "a111" }, (await engine.CurrentAsync()).ToArray());
    }

    [TestMethod]
    public async Task A_connection_of_another_driver_is_refused()
    {
        var engine = One.Engine(Options with { Environment = new OtherDriver() });

        var refusal = await Assert.ThrowsExactlyAsync<MigrationException>(() => engine.UpgradeAsync());

        Assert.AreEqual(DiagnosticCodes.CannotOpenDatabase, refusal.Code);
        StringAssert.Contains(refusal.Message, nameof(OdbcLikeConnection), StringComparison.Ordinal);
    }

    private sealed class Auditing : MigrationEnvironment
    {
        public int Configured { get; private set; }

        public bool Alone { get; set; }

        public override Task ConfigureConnectionAsync(DbConnection connection, CancellationToken cancellationToken)
        {
            Assert.AreEqual(System.Data.ConnectionState.Open, connection.State);
            Configured++;
            return Task.CompletedTask;
        }

        public override void OnVersionApply(AppliedStep step, MigrationOperations op)
        {
            op.CreateTable($"audit_{step.Verb}_{string.Join('_', step.To)}", [new Column("id", SqlType.Integer)]);
            if (Alone)
            {
                op.Autocommit(alone => alone.Execute("SELECT 1"));
            }
        }
    }

    private sealed class OtherDriver : MigrationEnvironment
    {
        public override DbConnection CreateConnection(string connectionString) => new OdbcLikeConnection();
    }

    private sealed class OdbcLikeConnection : DbConnection
    {
        [System.Diagnostics.CodeAnalysis.AllowNull]
        public override string ConnectionString { get; set; } = "";

        public override string Database => "";

        public override string DataSource => "";

        public override string ServerVersion => "";

        public override System.Data.ConnectionState State => System.Data.ConnectionState.Closed;

        public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

        public override void Close()
        {
        }

        public override void Open() => throw new NotSupportedException();

        protected override DbTransaction BeginDbTransaction(System.Data.IsolationLevel isolationLevel) => throw new NotSupportedException();

        protected override DbCommand CreateDbCommand() => throw new NotSupportedException();
    }

    private sealed class OnlyAdditions : MigrationEnvironment
    {
        public override bool IncludeName(SchemaObjectName name) => name.Name != "other_tools_table";

        public override bool IncludeObject(SchemaObject candidate) => candidate.Kind != SchemaObjectKind.CheckConstraint;

        public override Rendering RenderItem(object item) => item is SqlType { Kind: SqlTypeKind.Numeric }
            ? Rendering.As("Money.Type") with { Usings = ["Bookstore.Types"] }
            : Rendering.Default;

        public override ValueList<RevisionDirective> ProcessRevisionDirectives(ValueList<RevisionDirective> directives) =>
            [.. directives.Select(new OperationRewriter().On<DropColumn>(_ => []).Rewrite)];
    }
}
