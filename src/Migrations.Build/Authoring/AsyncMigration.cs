namespace Migrations.Build;

/// <summary>A revision that reads while it runs: it needs a live database and cannot be scripted.</summary>
/// <remarks>Carry it with <c>[Revision]</c>; give it a constructor without parameters.</remarks>
public abstract class AsyncMigration
{
    /// <summary>Goes up.</summary>
    /// <param name="op">The recorder, with the connection for reading.</param>
    /// <param name="cancellationToken">The run is to stop; the revision's transaction is then rolled back.</param>
    /// <returns>The way.</returns>
    public abstract Task UpgradeAsync(AsyncMigrationOperations op, CancellationToken cancellationToken);

    /// <summary>Goes down. Not overridden: the revision cannot be undone, and a downgrade says so.</summary>
    /// <param name="op">The recorder, with the connection for reading.</param>
    /// <param name="cancellationToken">The run is to stop; the revision's transaction is then rolled back.</param>
    /// <returns>The way.</returns>
    /// <exception cref="MigrationException">It is not overridden.</exception>
    public virtual Task DowngradeAsync(AsyncMigrationOperations op, CancellationToken cancellationToken) =>
        throw new MigrationException(
            DiagnosticCodes.Irreversible,
            $"{GetType().Name} does not override DowngradeAsync, so it cannot be undone. Write its way down, or restore the database from a copy.");
}
