using Migrations.Build.Law;
using Migrations.Build.Tests.Running;

namespace Migrations.Build.Sqlite.Tests.Running;

[TestClass]
public sealed class SqliteCheckTests : CheckBehaviour, IDisposable
{
    private readonly SqliteDatabase _database = new();

    private protected override MigrationEngineOptions Options => new()
    {
        Provider = SqliteProvider.Instance,
        ConnectionString = _database.ConnectionString,
        Revisions = typeof(SqliteCheckTests).Assembly,
    };

    public void Dispose() => _database.Dispose();

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task No_type_with_any_default_and_constraint_is_a_false_alarm(bool isNamed)
    {
        var options = Options with { Model = FalseAlarms.Model(isPostgreSql: false, isNamed ? NamingConvention.Default : NamingConvention.None) };
        await RecordedRevisions.None.Then("a111", null, op => op.Execute("SELECT 1")).Engine(options).UpgradeAsync();
        var made = (await RecordedRevisions.None.Then("a111", null, _ => { }).Engine(options).AutogenerateAsync()).Revisions.Single();
        var engine = RecordedRevisions.None
            .Then("a111", null, _ => { })
            .Then("b222", "a111", op => made.Directive.Upgrade.ToList().ForEach(operation => op.Invoke(operation)))
            .Engine(options);
        await engine.UpgradeAsync();

        var check = await engine.CheckAsync();

        Assert.IsEmpty(check.Differences, string.Join('\n', check.Differences.Select(one => one.Text)));
        Assert.IsEmpty(check.Warnings);
    }

    [TestMethod]
    public async Task What_the_comparison_does_not_model_is_neither_reported_nor_dropped_also_where_a_table_is_rebuilt()
    {
        await ExecuteAsync("""
            CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT, price INTEGER);
            CREATE VIEW cheap AS SELECT id, price FROM book WHERE price < 10;
            CREATE TABLE audit (book_id INTEGER);
            CREATE TRIGGER audited AFTER UPDATE OF title ON book BEGIN INSERT INTO audit VALUES (NEW.id); END;
            CREATE TRIGGER instead INSTEAD OF DELETE ON cheap BEGIN DELETE FROM book WHERE id = OLD.id; END;
            CREATE VIRTUAL TABLE words USING fts5 (word);
            INSERT INTO book VALUES (1, 'a', 5);
            ANALYZE;
            """);
        var options = Options with
        {
            Model = new MetaData(NamingConvention.None,
            [
                new Table("book",
                [
                    new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault },
                    new Column("title", SqlType.String(50)) { Nullable = false },
                    new Column("price", SqlType.Integer),
                    new CheckConstraint("price > 0") { Name = "ck_price" },
                ]),
                new Table("audit", [new Column("book_id", SqlType.Integer)]),
            ]),
        };
        var others = "SELECT group_concat(name || sql, ';') FROM (SELECT * FROM sqlite_schema WHERE type IN ('view', 'trigger') OR name = 'words' ORDER BY name)";
        var before = _database.Query(others).Single();
        var made = (await RecordedRevisions.None.Engine(options).AutogenerateAsync()).Revisions.Single();
        Assert.IsTrue(made.Directive.Upgrade.All(operation => operation is AlterColumn { Table.Name: "book" } or AddConstraint { Table.Name: "book" }), string.Join('\n', made.Directive.Upgrade));
        var engine = RecordedRevisions.None.Then("a111", null, op => made.Directive.Upgrade.ToList().ForEach(operation => op.Invoke(operation))).Engine(options);

        await engine.UpgradeAsync();

        Assert.IsEmpty((await engine.CheckAsync()).Differences);
        Assert.AreEqual(before, _database.Query(others).Single());
        await ExecuteAsync("UPDATE book SET title = 'b'; DELETE FROM cheap WHERE id = 1");
        Assert.AreEqual("1", _database.Query("SELECT count(*) FROM audit").Single());
        Assert.AreEqual("0", _database.Query("SELECT count(*) FROM book").Single());
    }

    private protected override Task ExecuteAsync(string sql)
    {
        _database.Query(sql);
        return Task.CompletedTask;
    }
}
