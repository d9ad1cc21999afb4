using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Migrations.Build;

/// <summary>Migrations among an application's services.</summary>
public static class MigrationServices
{
    /// <summary>
    /// Adds <see cref="MigrationEngine"/>: each who asks gets an engine of its own, since one runs one command at a time. What it
    /// tells goes to the log of the category <c>Migrations.Build.MigrationEngine</c> too.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="options">
    /// Makes the engine's options when an engine is asked for. Their <see cref="MigrationEngineOptions.Events"/> hear what the log
    /// hears.
    /// </param>
    /// <returns>The same services.</returns>
    /// <example>
    /// <code>
    /// builder.Services.AddMigrations(services => new MigrationEngineOptions
    /// {
    ///     Provider = SqliteProvider.Instance,
    ///     ConnectionString = builder.Configuration.GetConnectionString("Shop")!,
    ///     Revisions = typeof(Program).Assembly,
    /// });
    /// </code>
    /// </example>
    public static IServiceCollection AddMigrations(this IServiceCollection services, Func<IServiceProvider, MigrationEngineOptions> options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddTransient(provider =>
        {
            var given = options(provider);
            return new MigrationEngine(given with { Events = new LoggedEvents(provider.GetService<ILogger<MigrationEngine>>() ?? NullLogger<MigrationEngine>.Instance, given.Events) });
        });
        return services;
    }

    /// <summary>
    /// Upgrades the database when the host starts, before any hosted service does: a web server serves no request before. Several
    /// instances that start at once exclude each other; all but one find nothing to do. A failed upgrade ends the start.
    /// </summary>
    /// <param name="services">The services, to which <see cref="AddMigrations(IServiceCollection, Func{IServiceProvider, MigrationEngineOptions})"/> has added the engine.</param>
    /// <param name="target">A revision target: <c>heads</c>, an id or its beginning.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UpgradeAtStart(this IServiceCollection services, string target = "heads")
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(target);
        return services.AddSingleton<IHostedService>(provider => new UpgradeService(provider.GetRequiredService<MigrationEngine>(), target));
    }

    /// <summary>
    /// Adds a check of the database: healthy at the application's own revisions, <paramref name="failureStatus"/> when some are
    /// pending, degraded when the database is ahead of the application (a newer version has upgraded it), unhealthy when it
    /// cannot be asked. Nothing is written, and no revision runs.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">What pending revisions mean; null: <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">Tags to filter checks by; null: none.</param>
    /// <param name="timeout">How long the check may take; null: as long as it needs.</param>
    /// <returns>The same health checks.</returns>
    public static IHealthChecksBuilder AddMigrations(
        this IHealthChecksBuilder builder,
        string name = "migrations",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name, provider => new MigrationHealthCheck(provider.GetRequiredService<MigrationEngine>()), failureStatus, tags, timeout));
    }
}
