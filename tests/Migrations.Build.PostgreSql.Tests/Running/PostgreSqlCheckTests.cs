using Migrations.Build.Law;
using Migrations.Build.PostgreSql.Running;
using Migrations.Build.Running;
using Migrations.Build.Tests.PostgreSql;
using Migrations.Build.Tests.Running;
using Npgsql;

namespace Migrations.Build.PostgreSql.Tests.Running;

[TestClass]
public sealed class PostgreSqlCheckTests : CheckBehaviour
{
    private TestDatabase _database = null!;

    private protected override MigrationEngineOptions Options => new()
    {
        Provider = PostgreSqlProvider.Instance,
        ConnectionString = _database.ConnectionString,
        Revisions = typeof(PostgreSqlCheckTests).Assembly,
    };

    [TestInitialize]
    public async Task CreateAsync() => _database = await PostgreSqlServer.Instance.CreateDatabaseAsync();

    [TestCleanup]
    public async Task DropAsync() => await _database.DisposeAsync();

    private protected override Task ExecuteAsync(string sql) => _database.ExecuteAsync(sql);

    [TestMethod]
    public async Task A_throwaway_database_is_gone_whatever_happens()
    {
        var engine = RecordedRevisions.None
            .Then("a111", null, op => op.Execute("SELECT 1/0"))
            .Engine(Options with { Model = new MetaData(NamingConvention.None, []) });

        await Assert.ThrowsExactlyAsync<MigrationException>(() => engine.CheckAsync(CompareTo.Scratch));

        Assert.AreEqual(0L, await CountScratchAsync());
    }

    [TestMethod]
    public async Task A_throwaway_database_is_gone_after_a_cancellation()
    {
        using var cancellation = new CancellationTokenSource();
        var engine = RecordedRevisions.None
            .ThenReading("a111", null, async (op, cancel) =>
            {
                op.CreateTable("t", [new Column("id", SqlType.Integer)]);
                await op.QueryAsync($"SELECT count(*)::int FROM t", row => row.GetInt32(0), cancellationToken: cancel);
                await cancellation.CancelAsync();
                await op.QueryAsync($"SELECT 1 FROM pg_sleep(60)", row => row.GetInt32(0), cancellationToken: cancel);
            })
            .Engine(Options with { Model = new MetaData(NamingConvention.None, []) });

        await Assert.ThrowsAsync<OperationCanceledException>(() => engine.CheckAsync(CompareTo.Scratch, cancellation.Token));

        Assert.AreEqual(0L, await CountScratchAsync());
    }

    /// <summary>What a killed host does to the server: its sessions end, and nobody drops the database.</summary>
    [TestMethod]
    public async Task A_throwaway_database_that_a_killed_run_left_is_dropped_by_the_next_and_one_in_use_is_not()
    {
        var request = new SessionRequest(_database.ConnectionString, Directory: null, CommandTimeout: null);
        var killed = await TemporaryDatabase.CreateAsync(request, CancellationToken.None);
        await using var inUse = await TemporaryDatabase.CreateAsync(request, CancellationToken.None);
        var (killedName, usedName) = (NameOf(killed), NameOf(inUse));
        await _database.ExecuteAsync($"SELECT pg_terminate_backend({killedName.Split('_')[2]}, 10000)");
        Assert.AreEqual(2L, await CountScratchAsync());

        await RecordedRevisions.None.Engine(Options with { Model = new MetaData(NamingConvention.None, []) }).CheckAsync(CompareTo.Scratch);

        Assert.AreEqual(usedName, await _database.ScalarAsync<string>("SELECT string_agg(datname, ',') FROM pg_database WHERE datname LIKE 'migrations\\_scratch\\_%'"));
        await killed.DisposeAsync();

        static string NameOf(TemporaryDatabase database) => new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;
    }

    private Task<long> CountScratchAsync() =>
        _database.ScalarAsync<long>("SELECT count(*) FROM pg_database WHERE datname LIKE 'migrations\\_scratch\\_%'");

    [TestMethod]
    public async Task What_the_text_does_not_tell_the_server_does()
    {
        var made = RecordedRevisions.None.Then("a111", null, op => op.CreateTable("book", Odd("a + b > floor(2.5)", "1 + 1", "(a || ' ') || b")));
        var engine = made.Engine(Options with { Model = new MetaData(NamingConvention.None, [new Table("book", Odd("b + a > floor(2.5)", "1 + 2", "(a || ' ') || a"))]) });
        await engine.UpgradeAsync();

        Assert.HasCount(5, (await engine.CheckAsync()).Differences);
        var same = await made
            .Engine(Options with { Model = new MetaData(NamingConvention.None, [new Table("book", Odd("a + b > floor(2.5)", "1 + 1", "(a || ' ') || b"))]) })
            .CheckAsync();
        Assert.IsEmpty(same.Differences, string.Join('\n', same.Differences.Select(one => one.Text)));
        Assert.IsEmpty(same.Warnings);
    }

    [TestMethod]
    public async Task No_type_with_any_default_and_constraint_is_a_false_alarm()
    {
        foreach (var convention in new[] { NamingConvention.None, NamingConvention.Default })
        {
            await _database.ExecuteAsync($"DROP SCHEMA public CASCADE; CREATE SCHEMA public; {FalseAlarms.Needs}");
            var options = Options with { Model = FalseAlarms.Model(isPostgreSql: true, convention) };
            var made = (await RecordedRevisions.None.Engine(options).AutogenerateAsync()).Revisions.Single();
            var engine = RecordedRevisions.None.Then("a111", null, op => made.Directive.Upgrade.ToList().ForEach(operation => op.Invoke(operation))).Engine(options);
            await engine.UpgradeAsync();

            var check = await engine.CheckAsync();

            Assert.IsEmpty(check.Differences, string.Join('\n', check.Differences.Select(one => one.Text)));
            Assert.IsEmpty(check.Warnings, string.Join('\n', check.Warnings.Select(one => one.Message)));
        }
    }

    [TestMethod]
    public async Task What_the_comparison_does_not_model_is_neither_reported_nor_dropped()
    {
        await _database.ExecuteAsync("""
            CREATE TABLE book (id integer PRIMARY KEY, price numeric(10, 2));
            CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
            CREATE TYPE pair AS (a integer, b integer);
            CREATE VIEW cheap AS SELECT id FROM book WHERE price < 10;
            CREATE MATERIALIZED VIEW dear AS SELECT id FROM book WHERE price > 90;
            CREATE UNIQUE INDEX ix_dear ON dear (id);
            CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
            CREATE PROCEDURE nothing() LANGUAGE sql AS '';
            CREATE AGGREGATE total (integer) (SFUNC = int4pl, STYPE = integer);
            CREATE TRIGGER touch_book BEFORE UPDATE ON book FOR EACH ROW EXECUTE FUNCTION touch();
            ALTER TABLE book ENABLE ROW LEVEL SECURITY;
            CREATE POLICY everyone ON book USING (true);
            CREATE RULE quiet AS ON DELETE TO book DO INSTEAD NOTHING;
            CREATE STATISTICS st_book ON id, price FROM book;
            CREATE TABLE measured (id integer, day date) PARTITION BY RANGE (day);
            CREATE TABLE measured_2026 PARTITION OF measured FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
            CREATE TABLE measured_rest PARTITION OF measured DEFAULT;
            CREATE INDEX ix_measured_day ON measured (day);
            CREATE SCHEMA elsewhere;
            CREATE TABLE elsewhere.other (id integer);
            CREATE FUNCTION checked(integer) RETURNS boolean LANGUAGE sql AS 'SELECT true';
            """);
        var engine = RecordedRevisions.None.Engine(Options with
        {
            Model = new MetaData(NamingConvention.None,
            [
                new Table("book", [new Column("id", SqlType.Integer) { PrimaryKey = true }, new Column("price", SqlType.Numeric(10, 2))]),
                new Table("measured", [new Column("id", SqlType.Integer), new Column("day", SqlType.Date), new TableIndex("ix_measured_day", ["day"])]),
            ]),
        });

        var made = await engine.AutogenerateAsync();

        Assert.IsEmpty(made.Check.Differences, string.Join('\n', made.Check.Differences.Select(one => one.Text)));
        Assert.IsEmpty(made.Revisions);
    }

    /// <summary>Extensions own types, functions, operators and views; here one owns a table, a sequence, an enum type and an index as well.</summary>
    [TestMethod]
    public async Task What_belongs_to_an_extension_or_to_the_system_is_neither_reported_nor_dropped()
    {
        await _database.ExecuteAsync("""
            CREATE EXTENSION citext;
            CREATE EXTENSION hstore;
            CREATE EXTENSION pg_stat_statements;
            CREATE TABLE owned_table (id serial PRIMARY KEY, word text UNIQUE);
            CREATE SEQUENCE owned_sequence;
            CREATE TYPE owned_enum AS ENUM ('a', 'b');
            CREATE VIEW owned_view AS SELECT id FROM owned_table;
            CREATE INDEX owned_index ON owned_table (word);
            ALTER EXTENSION hstore ADD TABLE owned_table;
            ALTER EXTENSION hstore ADD SEQUENCE owned_sequence;
            ALTER EXTENSION hstore ADD TYPE owned_enum;
            ALTER EXTENSION hstore ADD VIEW owned_view;
            CREATE TABLE book (id integer PRIMARY KEY, title citext, attributes hstore, mood owned_enum);
            """);
        var engine = RecordedRevisions.None.Engine(Options with
        {
            Model = new MetaData(NamingConvention.None,
            [
                new Table("book",
                [
                    new Column("id", SqlType.Integer) { PrimaryKey = true },
                    new Column("title", SqlType.Named("citext")),
                    new Column("attributes", SqlType.Named("hstore")),
                    new Column("mood", SqlType.Named("owned_enum")),
                ]),
            ]),
        });

        var made = await engine.AutogenerateAsync();

        Assert.IsEmpty(made.Check.Differences, string.Join('\n', made.Check.Differences.Select(one => one.Text)));
        Assert.IsEmpty(made.Revisions);
    }

    [TestMethod]
    public async Task Tables_that_inherit_and_tables_that_are_partitioned_are_tables_and_partitions_are_none()
    {
        await _database.ExecuteAsync("""
            CREATE TABLE place (id integer PRIMARY KEY, name text);
            CREATE TABLE capital (country text) INHERITS (place);
            CREATE TABLE measured (day date NOT NULL, n integer) PARTITION BY LIST (n);
            CREATE TABLE measured_1 PARTITION OF measured FOR VALUES IN (1) PARTITION BY RANGE (day);
            CREATE TABLE measured_1_2026 PARTITION OF measured_1 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
            CREATE INDEX ix_own ON measured_1_2026 (n);
            CREATE TABLE measured_2 (day date NOT NULL, n integer, id serial);
            ALTER TABLE measured_2 DROP COLUMN id, ADD COLUMN m serial, ALTER COLUMN n SET DEFAULT 2;
            ALTER SEQUENCE measured_2_m_seq OWNED BY measured_2.n;
            ALTER TABLE measured_2 DROP COLUMN m;
            ALTER TABLE measured ATTACH PARTITION measured_2 FOR VALUES IN (2);
            """);

        var check = await RecordedRevisions.None.Engine(Options with { Model = new MetaData(NamingConvention.None, []) }).CheckAsync();

        CollectionAssert.AreEquivalent(
            new[] { "capital", "measured", "place" },
            check.Differences.Select(one => one.Text.Split(':')[0]).ToArray(),
            string.Join('\n', check.Differences.Select(one => one.Text)));
    }

    [TestMethod]
    public async Task A_check_asks_the_catalogue_as_often_for_many_tables_as_for_few()
    {
        await using var counter = new RoundTripCounter(PostgreSqlServer.Instance.Port);
        var through = new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Port = counter.Port };

        // The driver reads the types of a database when it first connects.
        await CountAsync(1);
        var few = await CountAsync(2);

        Assert.AreEqual(few, await CountAsync(60));

        async Task<int> CountAsync(int tables)
        {
            await _database.ExecuteAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
            await _database.ExecuteAsync(string.Concat(Enumerable.Range(0, tables).Select(number => string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"CREATE TABLE t{number} (id integer PRIMARY KEY, name text UNIQUE CHECK (name <> ''));"))));
            counter.Take();
            var check = await RecordedRevisions.None
                .Engine(Options with { ConnectionString = through.ConnectionString, Model = new MetaData(NamingConvention.None, []) })
                .CheckAsync();
            Assert.HasCount(tables, check.Differences);
            return counter.Take();
        }
    }

    private static ValueList<TableElement> Odd(string condition, string value, string part) =>
    [
        new Column("a", SqlType.SmallInteger),
        new Column("b", SqlType.Integer) { Default = SqlExpression.Sql(value) },
        new CheckConstraint(condition) { Name = "odd" },
        new TableIndex("ix_odd", [IndexColumn.Sql(part.Replace("a", "(a::text)", StringComparison.Ordinal).Replace("b", "(b::text)", StringComparison.Ordinal))]),
        new CheckConstraint("a in (1, 2) or extract(epoch from interval '1 day') > b * 1.5") { Name = "more" },
    ];
}
