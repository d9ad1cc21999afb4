using Migrations.Build.Host;
using Migrations.Build.Host.Bundle;

namespace Migrations.Build;

/// <summary>The program of MigrateBundle: the host's commands for an operator, without MSBuild.</summary>
public static class MigrationBundle
{
    /// <summary>The name under which the bundle's own configuration keeps the assembly of the revisions.</summary>
    internal const string AssemblyKey = "Migrations.Build.Assembly";

    private static readonly string[] Settings =
    [
        "MigrateProvider", "MigrateConnectionStringVariable", "MigrateTargetMetaData", "MigrateVersionTable",
        "MigrateVersionTableSchema", "MigrateLogTable", "MigrateTransaction", "MigrateLockTimeout", "MigrateCommandTimeout",
    ];

    /// <summary>Runs the command that the arguments say.</summary>
    /// <param name="args">The command line; with <c>--help</c>, or none, the help is shown.</param>
    /// <returns>The exit code: 0 done, 1 failed, 2 revisions are pending, 3 cancelled, 4 the command line is wrong.</returns>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("ApiDesign", "RS0030", Justification = "It is a program, and this is its console.")]
    public static int Run(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        string program = Path.GetFileNameWithoutExtension(Environment.ProcessPath) ?? "bundle";
        if (args.Length == 0 || args.Contains("--help", StringComparer.Ordinal))
        {
            Console.Out.WriteLine(BundleArguments.Help(program));
            return HostExit.Done;
        }

        HostRequest request;
        try
        {
            request = BundleArguments.Parse(args, OwnSettings(), (string)AppContext.GetData(AssemblyKey)!);
        }
        catch (FormatException e)
        {
            Console.Error.WriteLine($"{e.Message} '{program} --help' says what is.");
            return HostExit.Misunderstood;
        }

        var output = new ConsoleOutput(Console.Out, Console.Error, request.Setting("MigrateVerbose") == "true");
        output.IsTerminal = !Console.IsOutputRedirected;
        using var lifeline = new Lifeline(input: null, TimeSpan.FromSeconds(30));
        int exit = HostSession.Command(request, output, lifeline.Token);
        if (exit == HostExit.Cancelled)
        {
            output.Diagnostic(
                "error", DiagnosticCodes.RunCancelled, $"The command '{request.Command}' was cancelled before its end; what was committed stays, the rest is rolled back.", null, 0);
        }

        return exit == HostExit.Done && output.HasPending ? HostExit.Pending : exit;
    }

    private static Dictionary<string, string> OwnSettings() =>
        Settings
            .Select(name => (name, value: AppContext.GetData(name) as string))
            .Where(setting => setting.value is not null)
            .ToDictionary(setting => setting.name, setting => setting.value!, StringComparer.OrdinalIgnoreCase);
}
