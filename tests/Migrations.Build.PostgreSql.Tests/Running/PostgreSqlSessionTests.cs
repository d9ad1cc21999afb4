using System.Globalization;
using Migrations.Build.Running;
using Migrations.Build.Sql;
using Migrations.Build.Tests.PostgreSql;
using Npgsql;

namespace Migrations.Build.PostgreSql.Tests.Running;

[TestClass]
public sealed class PostgreSqlSessionTests
{
    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Cancel => TestContext.CancellationToken;

    [TestMethod]
    public async Task A_revision_is_one_round_trip()
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await using var counter = new RoundTripCounter(PostgreSqlServer.Instance.Port);
        var through = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Port = counter.Port };
        await using var session = await TestSession.OpenAsync(through.ConnectionString);
        var statements = PostgreSqlProvider.Instance.Dialect.Compile(
            TestSession.Record(op =>
            {
                op.CreateTable("t", [new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault }, new Column("name", SqlType.Text) { Comment = "x" }]);
                op.CreateIndex("ix", "t", ["name"]);
                op.BulkInsert("t", ["name"], [["a"], ["b"]]);
                var (to, from) = ("c", "b");
                op.Execute($"UPDATE t SET name = {to} WHERE name = {from}");
            }),
            DatabaseSchema.Empty);
        counter.Take();

        await session.BeginAsync(rebuilds: false, TestSession.Lock(), Cancel);
        Assert.AreEqual(0, counter.Take(), "BEGIN goes with the first statement.");
        await session.ExecuteAsync(
            [.. statements, new("UPDATE t SET name = 'd' WHERE name = 'c'") { ExpectedRows = 1 }], commit: true, Cancel);
        Assert.AreEqual(1, counter.Take());

        Assert.IsNull(session.Transaction);
        Assert.AreEqual("a,d", await database.ScalarAsync<string>("SELECT string_agg(name, ',' ORDER BY name) FROM t"));
        for (var revision = 0; revision < 100; revision++)
        {
            await session.BeginAsync(rebuilds: false, TestSession.Lock(), Cancel);
            await session.ExecuteAsync(
                [new(string.Create(CultureInfo.InvariantCulture, $"CREATE TABLE t{revision} (id integer)")), new("UPDATE t SET name = name WHERE name = 'a'") { ExpectedRows = 1 }],
                commit: true,
                Cancel);
        }

        Assert.AreEqual(100, counter.Take());
    }

    [TestMethod]
    public async Task Introspection_is_one_round_trip_however_many_tables_there_are()
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await database.ExecuteAsync("DO $$ BEGIN FOR i IN 1..50 LOOP EXECUTE format('CREATE TABLE t%s (id serial PRIMARY KEY)', i); END LOOP; END $$");
        await using var counter = new RoundTripCounter(PostgreSqlServer.Instance.Port);
        var through = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Port = counter.Port };
        await using var session = await TestSession.OpenAsync(through.ConnectionString);
        counter.Take();
        var schema = await TestSession.ReadAsync(session);
        Assert.AreEqual(50, schema.Tables.Count);
        Assert.AreEqual(1, counter.Take());
    }

    [TestMethod]
    [DataRow("UPDATE t SET id = 2 WHERE id = 7", 0)]
    [DataRow("DELETE FROM t", 3)]
    [DataRow("INSERT INTO t SELECT generate_series(10, 11)", 2)]
    [DataRow("DELETE FROM t WHERE id < 3 RETURNING id", 2)]
    public async Task Another_number_of_rows_than_must_be_changed_stops_before_the_commit(string sql, int rows)
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (id integer); INSERT INTO t VALUES (1), (2), (3)");
        await using var session = await TestSession.OpenAsync(database.ConnectionString);
        await session.BeginAsync(rebuilds: false, TestSession.Lock(), Cancel);
        var guarded = new SqlStatement(sql) { ExpectedRows = 1 };
        var failure = await Assert.ThrowsExactlyAsync<StatementFailedException>(
            () => session.ExecuteAsync([new("CREATE TABLE u ()"), guarded, new("CREATE TABLE v ()")], commit: true, Cancel));
        Assert.AreSame(guarded, failure.Statement);
        Assert.AreEqual(string.Create(CultureInfo.InvariantCulture, $"it changed {rows} rows where 1 was expected"), failure.Message);
        await session.RollbackAsync();
        Assert.AreEqual("1,2,3", await database.ScalarAsync<string>("SELECT string_agg(id::text, ',' ORDER BY id) FROM t"));
        Assert.IsFalse(await session.HasTableAsync("u", Cancel));
        Assert.IsFalse(await session.HasTableAsync("v", Cancel));
    }

    [TestMethod]
    public async Task A_refused_statement_is_named_and_nothing_of_its_transaction_stays()
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await using var session = await TestSession.OpenAsync(database.ConnectionString);
        var guilty = new SqlStatement("INSERT INTO t VALUES (1)");
        await session.BeginAsync(rebuilds: false, TestSession.Lock(), Cancel);
        var failure = await Assert.ThrowsExactlyAsync<StatementFailedException>(
            () => session.ExecuteAsync([new("CREATE TABLE t (id integer PRIMARY KEY)"), new("INSERT INTO t VALUES (1)"), guilty, new("SELECT 1")], commit: true, Cancel));
        Assert.AreSame(guilty, failure.Statement);
        Assert.AreEqual("23505", failure.SqlState);
        StringAssert.Contains(failure.Message, "DETAIL: Key (id)=(1) already exists.", StringComparison.Ordinal);
        await session.RollbackAsync();
        Assert.IsFalse(await session.HasTableAsync("t", Cancel));
        await session.BeginAsync(rebuilds: false, TestSession.Lock(), Cancel);
        await session.ExecuteAsync([new("CREATE TABLE t ()")], commit: true, Cancel);
        Assert.IsTrue(await session.HasTableAsync("t", Cancel));
    }

    [TestMethod]
    public async Task A_constraint_that_fails_at_commit_leaves_nothing()
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE p (id integer PRIMARY KEY); CREATE TABLE c (id integer REFERENCES p DEFERRABLE INITIALLY DEFERRED)");
        await using var session = await TestSession.OpenAsync(database.ConnectionString);
        await session.BeginAsync(rebuilds: false, TestSession.Lock(), Cancel);
        var failure = await Assert.ThrowsExactlyAsync<StatementFailedException>(
            () => session.ExecuteAsync([new("INSERT INTO c VALUES (1)")], commit: true, Cancel));
        Assert.AreEqual("COMMIT", failure.Statement.Text);
        Assert.AreEqual("23503", failure.SqlState);
        await session.RollbackAsync();
        Assert.AreEqual(0L, await database.ScalarAsync<long>("SELECT count(*) FROM c"));
    }

    [TestMethod]
    public async Task Values_of_parameters_are_in_no_message()
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (id integer PRIMARY KEY, name varchar(3)); INSERT INTO t VALUES (4711)");
        await using var session = await TestSession.OpenAsync(database.ConnectionString);
        foreach (var statement in new[]
        {
            new SqlStatement([new("INSERT INTO t (id) VALUES ("), SqlFragment.OfValue(4711), new(")")]),
            new SqlStatement([new("INSERT INTO t (id) VALUES ("), SqlFragment.OfValue("4711x"), new("::integer)")]),
            new SqlStatement("INSERT INTO t (id) VALUES") { Rows = new BulkInsert("t", ["id"], [["4711x"]]) },
            new SqlStatement("INSERT INTO t (id) VALUES") { Rows = new BulkInsert("t", ["id"], Enumerable.Repeat<object?[]>(["4711x"], 500)) },
        })
        {
            var failure = await Assert.ThrowsExactlyAsync<StatementFailedException>(
                () => session.ExecuteAsync([statement], commit: true, Cancel));
            Assert.IsFalse(failure.Message.Contains("4711", StringComparison.Ordinal), failure.Message);
            Assert.AreSame(statement, failure.Statement);
        }
    }

    [TestMethod]
    public async Task A_statement_that_refuses_a_transaction_goes_alone_and_commits_what_came_before()
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await using var session = await TestSession.OpenAsync(database.ConnectionString);
        await session.BeginAsync(rebuilds: false, TestSession.Lock(), Cancel);
        await session.ExecuteAsync(
            [new("CREATE TABLE t (id integer)"), new("CREATE INDEX CONCURRENTLY ix ON t (id)") { Alone = new LoneStatement() }, new("CREATE TABLE u ()")],
            commit: false,
            Cancel);
        await session.RollbackAsync();
        Assert.IsTrue(await session.HasTableAsync("ix", Cancel));
        Assert.IsFalse(await session.HasTableAsync("u", Cancel));
    }

    [TestMethod]
    public async Task A_cancelled_statement_is_rolled_back()
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await using var session = await TestSession.OpenAsync(database.ConnectionString);
        await using var blocker = await database.OpenAsync();
        await using var transaction = await blocker.BeginTransactionAsync(Cancel);
        await database.ExecuteAsync("CREATE TABLE t ()");
        await using (var command = new NpgsqlCommand("LOCK TABLE t", blocker))
        {
            await command.ExecuteNonQueryAsync(Cancel);
        }

        using var cancellation = new CancellationTokenSource();
        await session.BeginAsync(rebuilds: false, TestSession.Lock(), Cancel);
        var execution = session.ExecuteAsync([new("CREATE TABLE u ()"), new("LOCK TABLE t")], commit: true, cancellation.Token);
        await WaitAsync(blocker, "SELECT count(*) FROM pg_locks WHERE NOT granted", 1);
        await cancellation.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => execution);
        Assert.IsNull(session.Transaction);
        Assert.IsFalse(await session.HasTableAsync("u", Cancel));
    }

    [TestMethod]
    public async Task The_version_table_is_read_sorted_and_its_absence_is_no_error()
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await using var session = await TestSession.OpenAsync(database.ConnectionString);
        Assert.IsNull(await session.ReadVersionsAsync("alembic_version", Cancel));
        Assert.IsNull(await session.ReadVersionsAsync(new TableName("v", "nowhere"), Cancel));
        await session.BeginAsync(rebuilds: false, TestSession.Lock(), Cancel);
        await session.ExecuteAsync([new("CREATE TABLE \"V\" (version_num varchar(32) NOT NULL)")], commit: false, Cancel);
        Assert.IsNull(await session.ReadVersionsAsync("alembic_version", Cancel));
        await session.ExecuteAsync([new("INSERT INTO \"V\" VALUES ('b'), ('a')")], commit: true, Cancel);
        CollectionAssert.AreEqual(new[] { "a", "b" }, (await session.ReadVersionsAsync("V", Cancel))!.ToArray());
    }

    [TestMethod]
    public async Task Whoever_uses_the_connection_after_begin_is_in_the_transaction()
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await using var session = await TestSession.OpenAsync(database.ConnectionString);
        await session.BeginAsync(rebuilds: false, TestSession.Lock(), Cancel);
        await using (var command = new NpgsqlCommand("CREATE TABLE t ()", (NpgsqlConnection)session.Connection))
        {
            await command.ExecuteNonQueryAsync(Cancel);
        }

        await session.RollbackAsync();
        Assert.IsFalse(await session.HasTableAsync("t", Cancel));
    }

    [TestMethod]
    public async Task Rows_of_every_kind_arrive_as_they_are_by_insert_and_by_copy()
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await database.ExecuteAsync(
            "CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE t (n integer, a text, b bytea, c timestamptz, d jsonb, e mood, f text[], g numeric, h interval, i boolean, j uuid, k double precision)");
        await using var session = await TestSession.OpenAsync(database.ConnectionString);
        object?[] Row(int n) =>
        [
            n, "a\tb\\c\nd\re'ü", new byte[] { 0, 255, 92 }, new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)), "{\"a\": \"\\\\ \\n\"}", "ok",
            new[] { "x\"y", null, "{}" }, 1.50m, TimeSpan.FromHours(-30), true, Guid.Parse("00000001-0000-4000-8000-000000000001"), double.NaN,
        ];
        string[] columns = ["n", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"];
        foreach (var count in new[] { 1, 1000 })
        {
            var rows = Enumerable.Range(0, count).Select(Row).Concat([[null, null, null, null, null, null, null, null, null, null, null, null]]);
            await session.BeginAsync(rebuilds: false, TestSession.Lock(), Cancel);
            await session.ExecuteAsync(
                PostgreSqlProvider.Instance.Dialect.Compile([new BulkInsert("t", [.. columns], rows)], DatabaseSchema.Empty), commit: true, Cancel);
        }

        Assert.AreEqual(1003L, await database.ScalarAsync<long>("SELECT count(*) FROM t"));
        Assert.AreEqual(2L, await database.ScalarAsync<long>("SELECT count(*) FROM (SELECT DISTINCT a, b, c, d, e, f, g, h, i, j, k FROM t) x"), "both ways write the same");
        Assert.AreEqual("a\tb\\c\nd\re'ü", await database.ScalarAsync<string>("SELECT a FROM t WHERE n = 999"));
        Assert.AreEqual("2024-01-02 01:04:05", await database.ScalarAsync<string>("SELECT to_char(c AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') FROM t WHERE n = 999"));
        Assert.AreEqual("{\"x\\\"y\",NULL,\"{}\"}", await database.ScalarAsync<string>("SELECT f::text FROM t WHERE n = 999"));
        Assert.AreEqual(-30.0, await database.ScalarAsync<double>("SELECT extract(epoch FROM h)::float8 / 3600 FROM t WHERE n = 999"));
    }

    [TestMethod]
    public async Task Expressions_among_many_rows_keep_the_order_and_are_computed_by_the_server()
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (n serial, name text DEFAULT 'none')");
        await using var session = await TestSession.OpenAsync(database.ConnectionString);
        var rows = Enumerable.Range(1, 1000).Select(i => new object?[]
        {
            i is 5 or 700 ? SqlExpression.Sql("upper('x')") : i == 701 ? SqlExpression.Sql("DEFAULT") : i.ToString(CultureInfo.InvariantCulture),
        });
        await session.BeginAsync(rebuilds: false, TestSession.Lock(), Cancel);
        await session.ExecuteAsync(PostgreSqlProvider.Instance.Dialect.Compile([new BulkInsert("t", ["name"], rows)], DatabaseSchema.Empty), commit: true, Cancel);
        Assert.AreEqual("5,700", await database.ScalarAsync<string>("SELECT string_agg(n::text, ',' ORDER BY n) FROM t WHERE name = 'X'"));
        Assert.AreEqual("none", await database.ScalarAsync<string>("SELECT name FROM t WHERE n = 701"));
        Assert.AreEqual(997L, await database.ScalarAsync<long>("SELECT count(*) FROM t WHERE name = n::text"));
    }

    [TestMethod]
    public async Task A_row_with_too_few_values_is_refused_and_no_row_stays()
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (a integer, b integer)");
        await using var session = await TestSession.OpenAsync(database.ConnectionString);
        var rows = Enumerable.Range(1, 1000).Select(i => i == 900 ? new object?[] { 1 } : [i, i]);
        await session.BeginAsync(rebuilds: false, TestSession.Lock(), Cancel);
        var refusal = await Assert.ThrowsExactlyAsync<StatementFailedException>(() => session.ExecuteAsync(
            PostgreSqlProvider.Instance.Dialect.Compile([new BulkInsert("t", ["a", "b"], rows)], DatabaseSchema.Empty), commit: true, Cancel));
        Assert.AreEqual(DiagnosticCodes.InvalidOperation, refusal.Finding!.Code);
        await session.RollbackAsync();
        Assert.AreEqual(0L, await database.ScalarAsync<long>("SELECT count(*) FROM t"));
    }

    [TestMethod]
    public async Task The_description_names_version_database_and_place_and_no_user_or_password()
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await using var session = await TestSession.OpenAsync(database.ConnectionString);
        StringAssert.Matches(session.Description, new System.Text.RegularExpressions.Regex(@"^PostgreSQL \d+(\.\d+)+, database 'test_\d+' on 127\.0\.0\.1:\d+$"));
    }

    private static async Task WaitAsync(NpgsqlConnection connection, string sql, long count)
    {
        // The statistics of a blocked session appear when it blocks; each question is its own statement, so none is stale.
        await using var command = new NpgsqlCommand(sql, connection);
        while ((long)(await command.ExecuteScalarAsync())! < count)
        {
            await Task.Yield();
        }
    }
}
