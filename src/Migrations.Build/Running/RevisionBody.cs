using Migrations.Build.Authoring;

namespace Migrations.Build.Running;

/// <summary>What a revision runs: a recording class, a reading class, or a <c>.sql</c> file.</summary>
internal sealed class RevisionBody
{
    private readonly Migration? _migration;
    private readonly AsyncMigration? _asyncMigration;
    private readonly SqlRevisionFile? _sql;

    private RevisionBody(Migration? migration, AsyncMigration? asyncMigration, SqlRevisionFile? sql)
    {
        _migration = migration;
        _asyncMigration = asyncMigration;
        _sql = sql;
    }

    /// <summary>Whether it must read a live database, so that it cannot be recorded beforehand.</summary>
    public bool Reads => _asyncMigration is not null;

    /// <summary>The file of a <c>.sql</c> revision; null for a class.</summary>
    public SqlRevisionFile? Sql => _sql;

    public static RevisionBody Of(Migration migration) => new(migration, asyncMigration: null, sql: null);

    public static RevisionBody Of(AsyncMigration migration) => new(migration: null, migration, sql: null);

    public static RevisionBody OfSql(SqlRevisionFile file) => new(migration: null, asyncMigration: null, file);

    /// <summary>Records a class that only records.</summary>
    public void Record(RevisionDirection direction, MigrationOperations op)
    {
        if (direction == RevisionDirection.Upgrade)
        {
            _migration!.Upgrade(op);
        }
        else
        {
            _migration!.Downgrade(op);
        }
    }

    /// <summary>Runs a class that reads.</summary>
    public Task RunAsync(
        RevisionDirection direction, AsyncMigrationOperations op, CancellationToken cancellationToken) =>
        direction == RevisionDirection.Upgrade
            ? _asyncMigration!.UpgradeAsync(op, cancellationToken)
            : _asyncMigration!.DowngradeAsync(op, cancellationToken);
}
