namespace Migrations.Build;

/// <summary>
/// A revision that only records what is to be done. It can be scripted, replayed and analysed without a database.
/// </summary>
/// <remarks>Carry it with <c>[Revision]</c>; give it a constructor without parameters.</remarks>
public abstract class Migration
{
    /// <summary>Records the way up.</summary>
    /// <param name="op">The recorder.</param>
    public abstract void Upgrade(MigrationOperations op);

    /// <summary>Records the way down. Not overridden: the revision cannot be undone, and a downgrade says so.</summary>
    /// <param name="op">The recorder.</param>
    /// <exception cref="MigrationException">It is not overridden.</exception>
    public virtual void Downgrade(MigrationOperations op) =>
        throw new MigrationException(
            DiagnosticCodes.Irreversible,
            $"{GetType().Name} does not override Downgrade, so it cannot be undone. Write its way down, or restore the database from a copy.");
}
