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

    private protected override Task ExecuteAsync(string sql)
    {
        _database.Query(sql);
        return Task.CompletedTask;
    }
}
