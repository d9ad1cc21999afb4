using Migrations.Build.Host.Configuration;
using Migrations.Build.Revisions;

namespace Migrations.Build.Host.Commands;

/// <summary>The commands that ask or change a database: options from the request, one call of the engine, items.</summary>
internal static class DatabaseCommands
{
    /// <summary>MigrateUpgrade.</summary>
    public static async Task UpgradeAsync(HostRequest request, HostOutput output, CancellationToken cancellationToken)
    {
        string target = request.Setting("MigrateTo") ?? "head";
        if (request.Flag("MigrateDryRun"))
        {
            await ScriptCommands.DryRunAsync(request, output, RevisionDirection.Upgrade, target, cancellationToken).ConfigureAwait(false);
            return;
        }

        MigrationEngine engine = EngineSettings.Engine(request, output, new EventReport(request, output));
        MigrationRun run = await engine.UpgradeAsync(target, cancellationToken).ConfigureAwait(false);
        StepItems.Write(output, run.Steps, run.Database);
    }

    /// <summary>MigrateDowngrade.</summary>
    public static async Task DowngradeAsync(HostRequest request, HostOutput output, CancellationToken cancellationToken)
    {
        string target = request.RequiredSetting("MigrateTo", "-1");
        if (request.Flag("MigrateDryRun"))
        {
            await ScriptCommands.DryRunAsync(request, output, RevisionDirection.Downgrade, target, cancellationToken).ConfigureAwait(false);
            return;
        }

        MigrationEngine engine = EngineSettings.Engine(request, output, new EventReport(request, output));
        MigrationRun run = await engine.DowngradeAsync(target, cancellationToken).ConfigureAwait(false);
        StepItems.Write(output, run.Steps, run.Database);
    }

    /// <summary>The steps that an upgrade would do; a bundle's command.</summary>
    public static async Task PendingAsync(HostRequest request, HostOutput output, CancellationToken cancellationToken)
    {
        var events = new EventReport(request, output);
        MigrationEngine engine = EngineSettings.Engine(request, output, events);
        string target = request.Setting("MigrateTo") ?? "head";
        IReadOnlyList<RevisionStep> steps = await engine
            .DryRunAsync(RevisionDirection.Upgrade, target, TextWriter.Null, cancellationToken).ConfigureAwait(false);
        foreach (RevisionStep step in steps)
        {
            output.Text($"Pending: {step.Revision.Id}, {step.Revision.Message}");
            output.HasPending = true;
        }
    }

    /// <summary>MigrateStamp.</summary>
    public static async Task StampAsync(HostRequest request, HostOutput output, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> targets = request.RequiredList("MigrateTo", "head");
        bool purge = request.Flag("MigratePurge");
        if (request.Flag("MigrateSql"))
        {
            ScriptCommands.Stamp(request, output, targets, purge);
            return;
        }

        MigrationEngine engine = EngineSettings.Engine(request, output, new EventReport(request, output));
        MigrationRun run = await engine.StampAsync(targets, purge, cancellationToken).ConfigureAwait(false);
        StepItems.Write(output, run.Steps, run.Database);
    }

    /// <summary>MigrateEnsureVersion.</summary>
    public static async Task EnsureVersionAsync(HostRequest request, HostOutput output, CancellationToken cancellationToken)
    {
        if (request.Flag("MigrateSql"))
        {
            ScriptCommands.VersionTable(request, output);
            return;
        }

        var events = new EventReport(request, output);
        MigrationEngine engine = EngineSettings.Engine(request, output, events);
        bool isNew = await engine.EnsureVersionAsync(cancellationToken).ConfigureAwait(false);
        string table = request.Setting("MigrateVersionTable") ?? "migrations_version";
        output.Text(isNew ? $"Created the version table {table}." : $"The version table {table} is there already.");
        output.Item(table, [new("Created", isNew ? "true" : "false"), new("Database", events.Database)]);
    }

    /// <summary>MigrateCurrent.</summary>
    public static async Task CurrentAsync(HostRequest request, HostOutput output, CancellationToken cancellationToken)
    {
        var events = new EventReport(request, output);
        MigrationEngine engine = EngineSettings.Engine(request, output, events);
        IReadOnlyList<string> rows = await engine.CurrentAsync(cancellationToken).ConfigureAwait(false);
        if (request.Flag("MigrateCheckHeads"))
        {
            engine.Graph.RequireAtHead(rows);
        }

        IReadOnlyList<string> lines = new RevisionText(engine.Graph, output.IsColoured).Current(rows, events.Database, request.Flag("MigrateVerbose"));
        output.Text(lines.Count == 0 ? "No revision is applied." : string.Join('\n', lines).TrimEnd('\n'));
        RevisionItems.Write(output, request, engine.Graph, engine.Graph.CurrentOf(rows), rows);
    }
}
