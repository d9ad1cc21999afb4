namespace Migrations.Build.Host.Configuration;

/// <summary>The databases of a run, from the items <c>@(MigrateDatabase)</c>.</summary>
internal static class DatabaseList
{
    private const string Items = "MigrateDatabase";

    // The metadata in the order in which the targets write them down, as the settings that they stand for.
    private static readonly string[] Columns =
    [
        "MigrateConnectionStringVariable", "MigrateConnectionStringName", "MigrateConnectionString", "MigrateProvider",
        "MigrateTargetMetaData", "MigrateVersionTable",
    ];

    private static readonly string[] Connections = Columns[..3];

    /// <summary>A request for each database; none when the project has no such items, and so one database.</summary>
    /// <exception cref="MigrationException">An item has no connection.</exception>
    public static IReadOnlyList<HostRequest> Of(HostRequest request) =>
        [.. (request.Setting(Items) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Of(request, line))];

    private static HostRequest Of(HostRequest request, string line)
    {
        string[] fields = line.TrimEnd('\r').Split('\t');
        string name = fields[0];
        var settings = new Dictionary<string, string>(request.Settings, StringComparer.OrdinalIgnoreCase);
        settings.Remove(Items);

        // The connection of a database is its own, however the project's is spelled.
        foreach (string connection in Connections)
        {
            settings.Remove(connection);
        }

        for (int column = 0; column < Columns.Length; column++)
        {
            if (fields[column + 1] is { Length: > 0 } value)
            {
                settings[Columns[column]] = value;
            }
        }

        if (!Array.Exists(Connections, settings.ContainsKey))
        {
            throw new MigrationException(
                DiagnosticCodes.DatabaseWithoutConnection,
                $"Cannot run '{request.Command}': the item MigrateDatabase '{name}' has no connection. Give it the metadata "
                + "ConnectionStringVariable, ConnectionStringName or ConnectionString.",
                new SourceLocation(request.ProjectFile, 0));
        }

        if (settings.TryGetValue("MigrateOutput", out string? file))
        {
            settings["MigrateOutput"] = Path.ChangeExtension(file, name + Path.GetExtension(file));
        }

        return request with { Settings = settings, DatabaseName = name };
    }
}
