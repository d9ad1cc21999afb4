using Migrations.Build.Authoring;
using Migrations.Build.Sql;

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

    public static RevisionBody Of(Migration migration) => new(migration, asyncMigration: null, sql: null);

    public static RevisionBody Of(AsyncMigration migration) => new(migration: null, migration, sql: null);

    public static RevisionBody OfSql(SqlRevisionFile file) => new(migration: null, asyncMigration: null, file);

    /// <summary>Records a class that only records, or the statements of a <c>.sql</c> file at their lines.</summary>
    /// <exception cref="MigrationException">The file cannot be read, or it says no way down.</exception>
    public void Record(RevisionDirection direction, MigrationOperations op, SqlSyntax syntax)
    {
        if (_sql is not null)
        {
            Record(_sql, direction, op, syntax);
            return;
        }

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

    private static void Record(SqlRevisionFile file, RevisionDirection direction, MigrationOperations op, SqlSyntax syntax)
    {
        if (file.Problems is [var problem, ..])
        {
            throw new MigrationException(
                DiagnosticCodes.InvalidSqlRevision, problem.Message, new SourceLocation(file.Path, problem.Line));
        }

        var part = (direction == RevisionDirection.Upgrade ? file.Upgrade : file.Downgrade) ?? throw new MigrationException(
            DiagnosticCodes.Irreversible,
            "The file has no part '-- downgrade', so it cannot be undone. Write its way down, or restore the database from a copy.",
            new SourceLocation(file.Path, file.Line));
        foreach (var statement in StatementSplitter.Split(part.Text, syntax, file.Path, part.Line))
        {
            op.Invoke(new ExecuteSql(statement.Text), file.Path, statement.Line);
        }
    }
}
