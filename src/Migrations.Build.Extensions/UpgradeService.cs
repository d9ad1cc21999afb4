using Microsoft.Extensions.Hosting;

namespace Migrations.Build;

/// <summary>Upgrades before any hosted service starts.</summary>
internal sealed class UpgradeService(MigrationEngine engine, string target) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => engine.UpgradeAsync(target, cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
