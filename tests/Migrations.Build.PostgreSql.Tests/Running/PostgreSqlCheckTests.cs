using Migrations.Build.Law;
using Migrations.Build.Tests.PostgreSql;
using Migrations.Build.Tests.Running;

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

        Assert.AreEqual(0L, await _database.ScalarAsync<long>("SELECT count(*) FROM pg_database WHERE datname LIKE 'migrations\\_scratch\\_%'"));
    }

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
            await _database.ExecuteAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
            var options = Options with { Model = FalseAlarms.Model(isPostgreSql: true, convention) };
            var made = (await RecordedRevisions.None.Engine(options).AutogenerateAsync()).Revisions.Single();
            var engine = RecordedRevisions.None.Then("a111", null, op => made.Directive.Upgrade.ToList().ForEach(operation => op.Invoke(operation))).Engine(options);
            await engine.UpgradeAsync();

            var check = await engine.CheckAsync();

            Assert.IsEmpty(check.Differences, string.Join('\n', check.Differences.Select(one => one.Text)));
            Assert.IsEmpty(check.Warnings, string.Join('\n', check.Warnings.Select(one => one.Message)));
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
