namespace Migrations.Build.Host.Configuration;

/// <summary>Where a connection string came from.</summary>
internal enum ConnectionOrigin
{
    /// <summary>An environment variable, which nobody but this process has read.</summary>
    Variable,

    /// <summary>A named connection string of environment, user secrets or appsettings.json.</summary>
    Name,

    /// <summary>The property MigrateConnectionString, which has gone through MSBuild.</summary>
    Property,
}
