using Migrations.Build.Host.Commands;

namespace Migrations.Build.Host;

/// <summary>Which command is which function.</summary>
internal static class HostCommands
{
    /// <summary>Runs the command of a request.</summary>
    /// <exception cref="MigrationException">The command is refused, fails, or is none.</exception>
    public static Task RunAsync(HostRequest request, HostOutput output, CancellationToken cancellationToken) =>
        request.Command switch
        {
            "upgrade" => SeveralDatabases.RunAsync(DatabaseCommands.UpgradeAsync, request, output, cancellationToken),
            "downgrade" => SeveralDatabases.RunAsync(DatabaseCommands.DowngradeAsync, request, output, cancellationToken),
            "current" => SeveralDatabases.RunAsync(DatabaseCommands.CurrentAsync, request, output, cancellationToken),
            "stamp" => SeveralDatabases.RunAsync(DatabaseCommands.StampAsync, request, output, cancellationToken),
            "ensure-version" => SeveralDatabases.RunAsync(DatabaseCommands.EnsureVersionAsync, request, output, cancellationToken),
            "pending" => SeveralDatabases.RunAsync(DatabaseCommands.PendingAsync, request, output, cancellationToken),
            "script" => SeveralDatabases.RunAsync((one, to, _) => Now(ScriptCommands.Script, one, to), request, output, cancellationToken),
            "history" => RegistryCommands.HistoryAsync(request, output, cancellationToken),
            "heads" => Now(RegistryCommands.Heads, request, output),
            "branches" => Now(RegistryCommands.Branches, request, output),
            "show" => RegistryCommands.ShowAsync(request, output, cancellationToken),
            "edit" => EditCommand.RunAsync(request, output, cancellationToken),
            "revision" => RevisionCommand.RevisionAsync(request, output, cancellationToken),
            "merge" => Now(RevisionCommand.Merge, request, output),
            "check" => SeveralDatabases.RunAsync(CheckCommand.RunAsync, request, output, cancellationToken),
            "scaffold" => ScaffoldCommand.RunAsync(request, output, cancellationToken),
            "adopt" => Now(AdoptCommand.Run, request, output),
            "remove" => RemoveCommand.RunAsync(request, output, cancellationToken),
            _ => throw new MigrationException(
                DiagnosticCodes.ProtocolMismatch,
                $"The host knows no command '{request.Command}': the targets and the host are of different packages. Restore again."),
        };

    private static Task Now(Action<HostRequest, HostOutput> command, HostRequest request, HostOutput output)
    {
        command(request, output);
        return Task.CompletedTask;
    }
}
