namespace Migrations.Build.Tests.Running;

/// <summary>What every provider makes of a model of classes.</summary>
public abstract class ClassModelBehaviour
{
    private protected abstract MigrationEngineOptions Options { get; }

    private protected abstract Task<long> CountAsync(string sql);

    private protected abstract Task ExecuteAsync(string sql);

    [TestMethod]
    [DataRow(NamingPolicy.AsIs)]
    [DataRow(NamingPolicy.SnakeCase)]
    public async Task The_revision_that_classes_make_is_all_that_they_say(NamingPolicy naming)
    {
        var engine = await MadeAsync(naming);

        var check = await engine.CheckAsync();

        Assert.IsEmpty(check.Differences, string.Join('\n', check.Differences.Select(one => one.Text)));
        Assert.IsEmpty(check.Warnings, string.Join('\n', check.Warnings.Select(one => one.Message)));
    }

    [TestMethod]
    public async Task The_tables_work_as_the_classes_say()
    {
        await MadeAsync(NamingPolicy.SnakeCase);
        await ExecuteAsync("INSERT INTO client (name) VALUES ('Ann')");
        await ExecuteAsync("INSERT INTO \"order\" (customer_id, net, number) VALUES (1, 5.25, 'n1')");
        await ExecuteAsync("INSERT INTO order_line (order_id, position, weight, price) VALUES (1, 1, 0.5, 2.25)");

        Assert.AreEqual(1, await CountAsync("SELECT count(*) FROM order_line WHERE double_price = 4.5 AND amount = 1"));
        Assert.AreEqual(1, await CountAsync("SELECT count(*) FROM \"order\" WHERE state = 'new' AND created_at IS NOT NULL"));
    }

    private async Task<MigrationEngine> MadeAsync(NamingPolicy naming)
    {
        var options = Options with { Model = Shop.Model(naming) };
        await RecordedRevisions.None.Then("a111", null, op => op.Execute("SELECT 1")).Engine(options).UpgradeAsync();
        var made = (await RecordedRevisions.None.Then("a111", null, _ => { }).Engine(options).AutogenerateAsync()).Revisions.Single();
        var engine = RecordedRevisions.None
            .Then("a111", null, _ => { })
            .Then("b222", "a111", op => made.Directive.Upgrade.ToList().ForEach(operation => op.Invoke(operation)))
            .Engine(options);
        await engine.UpgradeAsync();
        return engine;
    }
}
