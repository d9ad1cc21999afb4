using System.Globalization;
using Migrations.Build.Host.Configuration;

namespace Migrations.Build.Host.Commands;

/// <summary>The commands that ask or change a database: options from the request, one call of the engine, items.</summary>
internal static class DatabaseCommands
{
    /// <summary>MigrateUpgrade.</summary>
    public static async Task UpgradeAsync(HostRequest request, HostOutput output, CancellationToken cancellationToken)
    {
        MigrationEngine engine = EngineSettings.Engine(request, output);
        MigrationRun run = await engine.UpgradeAsync(request.Setting("MigrateTo") ?? "head", cancellationToken).ConfigureAwait(false);
        ReportSteps(output, run);
    }

    /// <summary>MigrateDowngrade.</summary>
    public static async Task DowngradeAsync(HostRequest request, HostOutput output, CancellationToken cancellationToken)
    {
        string target = request.RequiredSetting("MigrateTo", "-1");
        MigrationEngine engine = EngineSettings.Engine(request, output);
        MigrationRun run = await engine.DowngradeAsync(target, cancellationToken).ConfigureAwait(false);
        ReportSteps(output, run);
    }

    /// <summary>MigrateCurrent.</summary>
    public static async Task CurrentAsync(HostRequest request, HostOutput output, CancellationToken cancellationToken)
    {
        MigrationEngine engine = EngineSettings.Engine(request, output);
        MigrationRun run = await engine.CurrentAsync(cancellationToken).ConfigureAwait(false);
        foreach (string revision in run.Revisions)
        {
            output.Text(revision);
            output.Item(revision, [new("Database", run.Database)]);
        }
    }

    private static void ReportSteps(HostOutput output, MigrationRun run)
    {
        foreach (StepStarted step in run.Steps)
        {
            output.Item(
                string.Join(' ', step.To),
                [
                    new("Verb", step.Verb),
                    new("From", string.Join(' ', step.From)),
                    new("To", string.Join(' ', step.To)),
                    new("Message", step.Message),
                    new("Number", step.Number.ToString(CultureInfo.InvariantCulture)),
                    new("Database", run.Database),
                ]);
        }
    }
}
