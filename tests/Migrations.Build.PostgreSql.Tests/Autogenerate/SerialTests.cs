using Migrations.Build.Autogenerate;
using Migrations.Build.Operations;
using Migrations.Build.PostgreSql.Schema;
using Migrations.Build.Running;
using Migrations.Build.Tests.PostgreSql;

namespace Migrations.Build.PostgreSql.Tests.Autogenerate;

/// <summary>Columns that a sequence counts, however they came to be.</summary>
[TestClass]
public sealed class SerialTests
{
    private static readonly ISchemaRules Rules = PostgreSqlSchemaRules.Instance;

    private TestDatabase _database = null!;
    private DatabaseSession _session = null!;

    [TestInitialize]
    public async Task CreateAsync()
    {
        _database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        _session = await TestSession.OpenAsync(_database.ConnectionString);
    }

    [TestCleanup]
    public async Task DropAsync()
    {
        await _session.DisposeAsync();
        await _database.DisposeAsync();
    }

    [TestMethod]
    public async Task A_serial_that_lost_its_NOT_NULL_is_a_serial_and_comes_back_as_one()
    {
        await _database.ExecuteAsync("CREATE TABLE t (id serial, n integer); ALTER TABLE t ALTER COLUMN id DROP NOT NULL");
        var before = await TestSession.ReadAsync(_session);
        Assert.AreEqual((SqlType.Serial, true), (before.Find("t")!.Columns[0].Type, before.Find("t")!.Columns[0].Nullable));
        Assert.IsEmpty(before.Sequences);

        Assert.IsEmpty(Compare(before, SqlType.Serial).Operations);
        foreach (MigrationOperation operation in (MigrationOperation[])[new DropTable("t"), new DropColumn("t", "id"), new AlterColumn("t", "id") { Type = SqlType.Integer }, new AlterColumn("t", "id") { Nullable = false }])
        {
            var undo = TestSession.Resolve(operation.Reverse(before)!);
            await TestSession.ApplyAsync(_session, [operation]);
            var after = operation.ApplyTo(before);
            Assert.IsEmpty(SchemaAssert.Differences(after, await TestSession.ReadAsync(_session)), $"{operation}");
            await TestSession.ApplyAsync(_session, undo);
            Assert.IsEmpty(SchemaAssert.Differences(before, await TestSession.ReadAsync(_session)), $"{operation}");
        }
    }

    [TestMethod]
    public async Task A_number_becomes_a_serial_with_a_sequence_behind_its_rows_and_a_number_again()
    {
        await _database.ExecuteAsync("CREATE TABLE t (id integer, n integer); INSERT INTO t (id) VALUES (41)");
        var comparison = Compare(await TestSession.ReadAsync(_session), SqlType.Serial);
        Assert.HasCount(2, comparison.Differences, "the type, and that it takes no NULL");

        await TestSession.ApplyAsync(_session, [.. comparison.Operations]);

        await _database.ExecuteAsync("INSERT INTO t (n) VALUES (1)");
        Assert.AreEqual(42, await _database.ScalarAsync<int>("SELECT id FROM t WHERE n = 1"));
        Assert.IsEmpty(Compare(await TestSession.ReadAsync(_session), SqlType.Serial).Operations);
        await TestSession.ApplyAsync(_session, [.. comparison.Reverse]);
        Assert.IsEmpty(Compare(await TestSession.ReadAsync(_session), SqlType.Integer).Operations);
    }

    /// <summary>The reference system does not see it either, and to stop counting is seldom meant.</summary>
    [TestMethod]
    public async Task A_serial_that_is_a_number_to_the_model_goes_on_counting()
    {
        await _database.ExecuteAsync("CREATE TABLE t (id serial, n integer)");

        Assert.IsEmpty(Compare(await TestSession.ReadAsync(_session), SqlType.Integer, nullable: false).Operations);
    }

    [TestMethod]
    [DataRow("START WITH 100")]
    [DataRow("")]
    public async Task A_column_that_draws_from_another_sequence_is_serial_enough_for_the_model(string options)
    {
        await _database.ExecuteAsync($"CREATE SEQUENCE s {options}; CREATE TABLE t (id integer NOT NULL DEFAULT nextval('s'), n integer)");

        Assert.IsEmpty(Compare(await TestSession.ReadAsync(_session), SqlType.Serial).Operations);
    }

    /// <summary>Nobody draws from the sequence then, and what undoes it would have to know its name.</summary>
    [TestMethod]
    public async Task A_serial_that_gets_another_default_is_a_number_and_cannot_be_turned_back()
    {
        await _database.ExecuteAsync("CREATE TABLE t (id serial, n integer)");
        var before = await TestSession.ReadAsync(_session);
        var alter = new AlterColumn("t", "id") { Default = SqlExpression.Value(5) };

        await TestSession.ApplyAsync(_session, [alter]);

        var column = alter.ApplyTo(before).Find("t")!.Columns[0];
        Assert.AreEqual(column with { Default = SqlExpression.Sql("5") }, (await TestSession.ReadAsync(_session)).Find("t")!.Columns[0]);
        Assert.IsNull(OperationSequence.Reverse([alter], before));
    }

    private static Comparison Compare(DatabaseSchema database, SqlType type, bool nullable = true) => SchemaComparer.Compare(
        database,
        new MetaData(NamingConvention.None, [new Table("t", [new Column("id", type) { Nullable = nullable }, new Column("n", SqlType.Integer)])]).Resolve(Rules),
        Rules,
        ComparisonOptions.Default);
}
