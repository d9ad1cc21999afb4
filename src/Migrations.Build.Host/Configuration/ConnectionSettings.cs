namespace Migrations.Build.Host.Configuration;

/// <summary>
/// Finds the connection string: the variable that MigrateConnectionStringVariable names, else the connection string that
/// MigrateConnectionStringName names, else MigrateConnectionString; DATABASE_URL only when none of them is set.
/// </summary>
internal static class ConnectionSettings
{
    private const string UrlVariable = "DATABASE_URL";

    /// <summary>Whether any connection is configured, be it one that works or not.</summary>
    public static bool IsConfigured(HostRequest request) =>
        request.Setting("MigrateConnectionStringVariable") is not null
        || request.Setting("MigrateConnectionStringName") is not null
        || request.Setting("MigrateConnectionString") is not null
        || Environment.GetEnvironmentVariable(UrlVariable) is { Length: > 0 };

    /// <summary>Chooses.</summary>
    /// <exception cref="MigrationException">Nothing is configured, or what is configured is not there.</exception>
    public static ConnectionChoice Choose(HostRequest request)
    {
        if (request.Setting("MigrateConnectionStringVariable") is { } variable)
        {
            return new ConnectionChoice(FromVariable(variable), ConnectionOrigin.Variable);
        }

        if (request.Setting("MigrateConnectionStringName") is { } name)
        {
            return new ConnectionChoice(NamedConnections.Find(request, name), ConnectionOrigin.Name);
        }

        if (request.Setting("MigrateConnectionString") is { } text)
        {
            return new ConnectionChoice(text, ConnectionOrigin.Property);
        }

        return Environment.GetEnvironmentVariable(UrlVariable) is { Length: > 0 } url
            ? new ConnectionChoice(url, ConnectionOrigin.Variable)
            : throw new MigrationException(
                DiagnosticCodes.ConnectionMissing,
                $"Cannot run '{request.Command}': no connection is configured. " + (request.IsOfBundle
                    ? $"Set the environment variable {UrlVariable}, name another one with --connection-variable, or write MigrateConnectionString "
                    + "into a file for --options."
                    : "Set one of MigrateConnectionStringVariable (the name of an "
                    + "environment variable), MigrateConnectionStringName (ConnectionStrings:NAME of environment, user secrets or appsettings.json), "
                    + $"MigrateConnectionString (without a password), or the environment variable {UrlVariable}."));
    }

    private static string FromVariable(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
            ? value
            : throw new MigrationException(
                DiagnosticCodes.ConnectionVariableUnset,
                $"Cannot connect: MigrateConnectionStringVariable names the environment variable '{variable}', which is not set or empty. "
                + "Set it to the connection string, or name another variable.");
}
