using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Migrations.Build.Host.Configuration;

/// <summary>Connection strings by name, as an ASP.NET Core application would find them. Its libraries load only when it is used.</summary>
internal static class NamedConnections
{
    /// <summary>Finds one: the environment wins over user secrets, these over appsettings.json.</summary>
    /// <exception cref="MigrationException">None has it, or a file cannot be read.</exception>
    public static string Find(HostRequest request, string name)
    {
        string settingsFile = Path.Combine(request.ProjectDirectory, "appsettings.json");
        var read = HostLoadContext.Counterpart(typeof(NamedConnections))
            .GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!
            .CreateDelegate<Func<string, string, string?, string?>>();
        try
        {
            return read(name, settingsFile, request.Setting("UserSecretsId")) is { Length: > 0 } value
                ? value
                : throw Unknown(request, name, settingsFile);
        }
        catch (InvalidDataException e)
        {
            // The parser quotes what it stumbled over, which may be a secret: its position only.
            string where = e.InnerException?.InnerException is System.Text.Json.JsonException { LineNumber: { } line }
                ? $" (near line {(line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)})"
                : "";
            throw new MigrationException(
                DiagnosticCodes.ConfigurationUnreadable,
                $"Cannot look up the connection string '{name}': a configuration file is not valid JSON{where}. "
                + $"Correct '{settingsFile}' or the project's user secrets.");
        }
    }

    // Runs in the context of the host's own libraries: only types of the framework may cross.
    private static string? Read(string name, string settingsFile, string? userSecretsId)
    {
        var builder = new ConfigurationBuilder();
        builder.AddJsonFile(settingsFile, optional: true, reloadOnChange: false);
        if (userSecretsId is not null)
        {
            builder.AddUserSecrets(userSecretsId, reloadOnChange: false);
        }

        builder.AddEnvironmentVariables();
        return builder.Build().GetConnectionString(name);
    }

    private static MigrationException Unknown(HostRequest request, string name, string settingsFile) => new(
        DiagnosticCodes.ConnectionNameUnknown,
        $"Cannot connect: no connection string is named '{name}'. Looked for the environment variable ConnectionStrings__{name}, "
        + (request.Setting("UserSecretsId") is null ? "no user secrets (the project has no UserSecretsId), " : "the project's user secrets, ")
        + $"and '{settingsFile}'{(File.Exists(settingsFile) ? "" : ", which does not exist")}. Set it in one of them, "
        + $"for example by: dotnet user-secrets set ConnectionStrings:{name} \"...\"");
}
