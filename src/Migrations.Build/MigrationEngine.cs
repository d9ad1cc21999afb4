namespace Migrations.Build;

/// <summary>The front door: upgrades, downgrades and asks a database, for hosts and for an application's own start-up code.</summary>
/// <remarks>Thread safety: one engine runs one command at a time.</remarks>
public sealed class MigrationEngine
{
    private readonly MigrationEngineOptions _options;

    /// <summary>Makes an engine; nothing is read or opened before the first command.</summary>
    /// <param name="options">What it works on and how.</param>
    public MigrationEngine(MigrationEngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
    }

    /// <summary>Brings the database up to a target.</summary>
    /// <param name="target">A revision target: <c>head</c>, an id or its beginning, <c>+2</c>, <c>billing@head</c>.</param>
    /// <param name="cancellationToken">Stops at the next safe point; what was committed stays.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="MigrationException">The target, the connection or a revision is refused; the database stands at a revision boundary.</exception>
    public Task<MigrationRun> UpgradeAsync(string target = "head", CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(_options.VersionTable);

    /// <summary>Takes the database down to a target.</summary>
    /// <param name="target">A revision target: <c>base</c>, an id or its beginning, <c>-1</c>.</param>
    /// <param name="cancellationToken">Stops at the next safe point; what was committed stays.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="MigrationException">The target, the connection or a revision is refused; the database stands at a revision boundary.</exception>
    public Task<MigrationRun> DowngradeAsync(string target, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(_options.VersionTable);

    /// <summary>Reads which revisions the database is at. Nothing is created.</summary>
    /// <param name="cancellationToken">Gives up the read.</param>
    /// <returns>The rows of the version table, sorted; empty when there is no such table.</returns>
    /// <exception cref="MigrationException">The connection is refused.</exception>
    public Task<MigrationRun> CurrentAsync(CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(_options.VersionTable);
}
