using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Migrations.Build.Extensions.Tests;

/// <summary>A host that upgrades its database when it starts.</summary>
[TestClass]
public sealed class UpgradeAtStartTests
{
    [TestMethod]
    public async Task The_database_is_upgraded_before_any_other_service_starts()
    {
        string? seen = null;
        await using var application = new Application(services =>
        {
            services.AddSingleton<IHostedService>(provider => new Witness(() => seen = provider.GetRequiredService<MigrationEngine>().CurrentAsync().GetAwaiter().GetResult().Single()));
            services.UpgradeAtStart();
        });

        await application.Running.StartAsync();

        Assert.AreEqual("ae1027a6acf5", seen);
        Assert.AreEqual("1", application.Scalar("SELECT count(*) FROM account"));
        await application.Running.StopAsync();
    }

    [TestMethod]
    public async Task It_goes_as_far_as_it_is_told()
    {
        await using var application = new Application(services => services.UpgradeAtStart("1975"));

        await application.Running.StartAsync();

        Assert.AreEqual("1975ea83b712", application.Scalar("SELECT version_num FROM migrations_version"));
    }

    [TestMethod]
    public async Task A_failed_upgrade_ends_the_start_at_a_revision_boundary()
    {
        var started = false;
        await using var application = new Application(
            services => services.UpgradeAtStart().AddSingleton<IHostedService>(_ => new Witness(() => started = true)), tag: "failing");

        var failure = await Assert.ThrowsAsync<MigrationException>(() => application.Running.StartAsync());

        Assert.AreEqual(DiagnosticCodes.StatementFailed, failure.Code);
        Assert.IsFalse(started);
        Assert.AreEqual("1975ea83b712", application.Scalar("SELECT version_num FROM migrations_version"));
    }

    [TestMethod]
    public async Task Each_who_asks_gets_an_engine_of_its_own()
    {
        await using var application = new Application(_ => { });

        var (one, other) = (application.Engine, application.Engine);

        Assert.AreNotSame(one, other);
    }

    [TestMethod]
    public async Task The_log_says_what_the_engine_tells_and_the_options_listener_hears_it_too()
    {
        await using var application = new Application(_ => { });

        await application.Engine.UpgradeAsync();
        await application.Engine.UpgradeAsync();

        CollectionAssert.AreEqual(
            new[] { 3, 4, 3, 4, 2 },
            application.Entries.Where(entry => entry.Level == LogLevel.Information).Select(entry => entry.Id).ToArray());
        Assert.AreEqual(
            "Migrations: running upgrade 1975ea83b712 -> ae1027a6acf5, fill account table (2 of 2)",
            application.Entries.Last(entry => entry.Id == 3).Text);
        Assert.IsTrue(application.Entries.Any(entry => entry.Level == LogLevel.Debug && entry.Id == 5 && entry.Text.Contains("CREATE TABLE account", StringComparison.Ordinal)));
        Assert.HasCount(application.Entries.Count, application.Events);
    }

    private sealed class Witness(Action look) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            look();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
