namespace Migrations.Build.Running;

/// <summary>What a provider needs to open a session.</summary>
/// <param name="ConnectionString">The driver's keyword form or a URL.</param>
/// <param name="Directory">The folder that a relative database path starts from; null: the process's current directory.</param>
/// <param name="CommandTimeout">How long one statement may take; null: as long as it needs.</param>
internal sealed record SessionRequest(string ConnectionString, string? Directory, TimeSpan? CommandTimeout)
{
    /// <summary>Whether a database that is not there may be created (SQLite: the file).</summary>
    public bool MayCreate { get; init; }
}
