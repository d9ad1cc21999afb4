using Migrations.Build.Host.Configuration;

namespace Migrations.Build.Host.Commands;

/// <summary>A command for each database of the project, one after the other, in the order of the items.</summary>
internal static class SeveralDatabases
{
    /// <summary>Runs a command once, or once for each of several databases; the first that fails ends the run.</summary>
    /// <exception cref="MigrationException">The command is refused or fails; it says what happened to the other databases.</exception>
    public static async Task RunAsync(
        Func<HostRequest, HostOutput, CancellationToken, Task> command,
        HostRequest request,
        HostOutput output,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<HostRequest> all = DatabaseList.Of(request);
        if (all.Count == 0)
        {
            await command(request, output, cancellationToken).ConfigureAwait(false);
            return;
        }

        for (int number = 0; number < all.Count; number++)
        {
            HostRequest one = all[number];
            output.DatabaseName = one.DatabaseName;
            output.Text($"[{one.DatabaseName}]");
            try
            {
                await command(one, output, cancellationToken).ConfigureAwait(false);
            }
            catch (MigrationException e)
            {
                ErrorReport.Expected(output, one, e);
                throw Summary(all, number);
            }
        }
    }

    private static MigrationException Summary(IReadOnlyList<HostRequest> all, int failed) => new(
        DiagnosticCodes.DatabasesLeftUndone,
        $"The command '{all[failed].Command}' stopped at the database '{all[failed].DatabaseName}', as said above. "
        + $"Done before it: {Names(all.Take(failed))}. Not begun: {Names(all.Skip(failed + 1))}. "
        + "Mend the cause and run the command again; what is done stays done.",
        new SourceLocation(all[failed].ProjectFile, 0));

    private static string Names(IEnumerable<HostRequest> requests) =>
        string.Join(", ", requests.Select(request => $"'{request.DatabaseName}'")) is { Length: > 0 } names ? names : "none";
}
