using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Migrations.Build.Extensions.Tests;

/// <summary>What the health check says of databases in each state.</summary>
[TestClass]
public sealed class HealthCheckTests
{
    [TestMethod]
    public async Task A_database_at_head_is_healthy()
    {
        await using var application = new Application(services => services.AddHealthChecks().AddMigrations());
        await application.Engine.UpgradeAsync();

        var entry = await CheckAsync(application);

        Assert.AreEqual(HealthStatus.Healthy, entry.Status);
        Assert.AreEqual("The database is at ae1027a6acf5.", entry.Description);
    }

    [TestMethod]
    [DataRow(null, HealthStatus.Unhealthy)]
    [DataRow(HealthStatus.Degraded, HealthStatus.Degraded)]
    public async Task Pending_revisions_are_what_the_application_says(HealthStatus? said, HealthStatus expected)
    {
        await using var application = new Application(services => services.AddHealthChecks().AddMigrations(failureStatus: said));
        await application.Engine.UpgradeAsync("1975");

        var entry = await CheckAsync(application);

        Assert.AreEqual(expected, entry.Status);
        Assert.AreEqual("1 pending: ae1027a6acf5.", entry.Description);
    }

    [TestMethod]
    public async Task A_database_that_cannot_be_asked_is_unhealthy_and_is_not_made()
    {
        await using var application = new Application(services => services.AddHealthChecks().AddMigrations(failureStatus: HealthStatus.Degraded));

        var entry = await CheckAsync(application);

        Assert.AreEqual(HealthStatus.Unhealthy, entry.Status);
        Assert.StartsWith(DiagnosticCodes.DatabaseNotFound, entry.Description!);
        Assert.IsFalse(File.Exists(application.File));
    }

    [TestMethod]
    public async Task A_database_that_a_newer_version_has_upgraded_is_degraded()
    {
        await using var application = new Application(services => services.AddHealthChecks().AddMigrations());
        await application.Engine.UpgradeAsync();
        application.Scalar("UPDATE migrations_version SET version_num = 'ffffffffffff'");

        var entry = await CheckAsync(application);

        Assert.AreEqual(HealthStatus.Degraded, entry.Status);
        Assert.Contains("ffffffffffff", entry.Description!, StringComparison.Ordinal);
    }

    private static async Task<HealthReportEntry> CheckAsync(Application application) =>
        (await application.Running.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["migrations"];
}
