using System.Runtime.CompilerServices;
using System.Text;

namespace Migrations.Build.Host;

/// <summary>One request and its answer.</summary>
/// <remarks>The engine may be missing from the user's project, so only methods that are not inlined name its types.</remarks>
internal static class HostSession
{
    /// <summary>Reads the request from standard input and answers on standard output.</summary>
    /// <returns>The exit code, from <see cref="HostExit"/>.</returns>
    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "ApiDesign", "RS0030", Justification = "The protocol has standard output to itself; the user's code gets another one.")]
    public static int Run()
    {
        var output = new HostOutput(Console.OpenStandardOutput());
        using var userOutput = new UserConsole(output, "normal");
        using var userErrors = new UserConsole(output, "normal");
        Console.SetOut(userOutput);
        Console.SetError(userErrors);
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

        int exit = Run(input, output);
        userOutput.Complete();
        userErrors.Complete();
        output.Result(exit);
        return exit;
    }

    private static int Run(TextReader input, HostOutput output)
    {
        string? engine = LoadEngine();
        output.Hello(ThisAssembly.AssemblyInformationalVersion, engine ?? "");
        if (HostRequest.Parse(input.ReadLine() ?? "") is not { } request)
        {
            output.Diagnostic("error", DiagnosticCodes.ProtocolMismatch, "The host cannot read its request: it is no JSON of the protocol.", null, 0);
            return HostExit.Misunderstood;
        }

        if (engine is null)
        {
            output.Diagnostic(
                "error",
                DiagnosticCodes.EngineNotReferenced,
                $"Cannot run '{request.Command}': '{request.ProjectFile}' does not bring Migrations.Build. "
                + "Reference a provider, such as <PackageReference Include=\"Migrations.Build.Sqlite\" />, and build again.",
                request.ProjectFile,
                0);
            return HostExit.Failed;
        }

        output.IsTerminal = request.Setting("TerminalLogger") == "1";
        using var lifeline = new Lifeline(input, TimeSpan.FromSeconds(request.Number("MigrateCancelTimeout") ?? 30));
        return Command(request, output, lifeline.Token);
    }

    /// <summary>Runs the command of a request; all that goes wrong is reported.</summary>
    /// <returns>The exit code.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Command(HostRequest request, HostOutput output, CancellationToken cancellationToken)
    {
        try
        {
            output.Format = request.Choice<OutputFormat>("MigrateOutputFormat") ?? OutputFormat.Text;
            HostCommands.RunAsync(request, output, cancellationToken).GetAwaiter().GetResult();
            return output.HasErrors ? HostExit.Failed : HostExit.Done;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return HostExit.Cancelled;
        }
        catch (MigrationException e)
        {
            ErrorReport.Expected(output, request, e);
            return HostExit.Failed;
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            // A driver may answer a cancelled command with an error of its own.
            output.Log("low", e.ToString());
            return HostExit.Cancelled;
        }
        catch (Exception e)
        {
            ErrorReport.Unexpected(output, request, e);
            return HostExit.Failed;
        }
    }

    // Null: the project does not bring it. Asked of the name, since a missing type would end the process.
    private static string? LoadEngine()
    {
        try
        {
            return VersionOfEngine();
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string VersionOfEngine() => EngineVersion.Text;
}
