using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Migrations.Build;

/// <summary>Compares the rows of the version table with the application's revisions.</summary>
internal sealed class MigrationHealthCheck(MigrationEngine engine) : IHealthCheck
{
    private const int LongestList = 10;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var rows = await engine.CurrentAsync(cancellationToken).ConfigureAwait(false);
            var pending = engine.Graph.PlanUpgrade(rows, "heads").Steps;
            return pending.Count == 0
                ? HealthCheckResult.Healthy($"The database is at {(rows.Count == 0 ? "base" : string.Join(", ", rows))}.")
                : new HealthCheckResult(context.Registration.FailureStatus, Pending(pending));
        }
        catch (UnknownVersionRowException exception)
        {
            return HealthCheckResult.Degraded(Text(exception), exception);
        }
        catch (MigrationException exception)
        {
            return HealthCheckResult.Unhealthy(Text(exception), exception);
        }
    }

    private static string Pending(IReadOnlyList<RevisionStep> steps)
    {
        var ids = string.Join(", ", steps.Take(LongestList).Select(step => step.Revision.Id));
        return string.Create(CultureInfo.InvariantCulture, $"{steps.Count} pending: {ids}{(steps.Count > LongestList ? ", …" : "")}.");
    }

    private static string Text(MigrationException exception) => $"{exception.Code}: {exception.Message}";
}
