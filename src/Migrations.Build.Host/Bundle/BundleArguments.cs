using System.Text.Json;

namespace Migrations.Build.Host.Bundle;

/// <summary>The command line of a bundle as a request.</summary>
internal static class BundleArguments
{
    private const string Variable = "--connection-variable";
    private const string Options = "--options";
    private const string Set = "--set";
    private const string Verbose = "--verbose";
    private static readonly string[] Commands = ["upgrade", "downgrade", "current", "history", "pending", "script"];

    /// <summary>What <c>--help</c> shows.</summary>
    public static string Help(string program) => $"""
        {program}: upgrades and downgrades a database.

        {program} upgrade [TARGET]     up to TARGET (head), such as ae10, +2, billing@head
        {program} downgrade TARGET     down to TARGET, such as -1, base
        {program} current              the revisions that the database is at
        {program} pending [TARGET]     what upgrade would do; exit code 2 when there is anything
        {program} history              all revisions
        {program} script [TARGET]      the SQL from base to TARGET; --set MigrateFrom=REVISION from there

        --connection-variable NAME     the environment variable that holds the connection; else DATABASE_URL
        --options FILE                 a JSON object of settings, such as MigrateConnectionString
        --set NAME=VALUE               one setting; connections belong into a variable or a file
        --verbose                      each statement, and more of errors

        Exit codes: 0 done, 1 failed, 2 revisions are pending, 3 cancelled, 4 the command line is wrong.
        """;

    /// <summary>Reads the arguments.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="settings">The settings that the bundle was made with.</param>
    /// <param name="assembly">The name of the assembly of the revisions.</param>
    /// <exception cref="FormatException">They say nothing that can be done.</exception>
    public static HostRequest Parse(IReadOnlyList<string> args, Dictionary<string, string> settings, string assembly)
    {
        if (args.Count == 0 || !Commands.Contains(args[0], StringComparer.Ordinal))
        {
            throw new FormatException($"'{(args.Count == 0 ? "" : args[0])}' is no command.");
        }

        for (int next = 1; next < args.Count; next++)
        {
            string argument = args[next];
            switch (argument)
            {
                case Verbose:
                    settings["MigrateVerbose"] = "true";
                    break;
                case Variable or Options or Set when next + 1 == args.Count:
                    throw new FormatException($"{argument} needs a value.");
                case Variable:
                    settings["MigrateConnectionStringVariable"] = args[++next];
                    break;
                case Options:
                    Read(args[++next], settings);
                    break;
                // Everyone on the machine can read the command line of a process.
                case Set when args[next + 1].StartsWith("MigrateConnectionString=", StringComparison.OrdinalIgnoreCase):
                    throw new FormatException($"--set does not take a connection string. Put it into a variable ({Variable}) or a file ({Options}).");
                case Set when args[next + 1].Split('=', 2) is [{ Length: > 0 } name, var value]:
                    settings[name] = value;
                    next++;
                    break;
                case Set:
                    throw new FormatException($"--set needs NAME=VALUE, not '{args[next + 1]}'.");
                case { } target when !target.StartsWith("--", StringComparison.Ordinal) && !settings.ContainsKey("MigrateTo"):
                    settings["MigrateTo"] = target;
                    break;
                default:
                    throw new FormatException($"'{argument}' is not understood.");
            }
        }

        string folder = Path.GetFullPath(".");
        return new HostRequest
        {
            Version = HostRequest.Protocol,
            Command = args[0],
            ProjectFile = Path.Combine(folder, assembly),
            AssemblyFile = Path.Combine(AppContext.BaseDirectory, assembly + ".dll"),
            Settings = settings,
            IsOfBundle = true,
        };
    }

    private static void Read(string file, Dictionary<string, string> settings)
    {
        try
        {
            using JsonDocument options = JsonDocument.Parse(File.ReadAllText(file));
            foreach (JsonProperty option in options.RootElement.EnumerateObject())
            {
                settings[option.Name] = option.Value.ToString();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"Cannot read the options: {e.Message}", e);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The parser quotes what it stumbled over, which may be a secret.
            throw new FormatException($"'{file}' is not a JSON object of settings.", e);
        }
    }
}
