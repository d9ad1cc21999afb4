using System.Data.Common;
using Microsoft.Data.Sqlite;
using Migrations.Build.Running;
using Migrations.Build.Sql;
using SQLitePCL;

namespace Migrations.Build.Sqlite.Running;

/// <summary>One connection to one SQLite file. The write transaction on the file itself is what keeps other runners out.</summary>
/// <remarks>
/// The transaction is held by statements of our own (<c>BEGIN IMMEDIATE</c>): the driver's own begin waits in a
/// blocking loop of whole seconds and cannot say who it waits for.
/// </remarks>
internal sealed class SqliteSession : DatabaseSession
{
    private readonly SqliteConnection _connection;
    private readonly SqliteForeignKeys _foreignKeys;
    private bool _inTransaction;
    private bool _rebuilds;

    private SqliteSession(SqliteConnection connection, string description)
    {
        _connection = connection;
        _foreignKeys = new SqliteForeignKeys(connection);
        Description = description;
    }

    public override DbConnection Connection => _connection;

    public override DbTransaction? Transaction => null;

    public override string Description { get; }

    public static async Task<DatabaseSession> OpenAsync(SessionRequest request, CancellationToken cancellationToken)
    {
        var builder = SqliteConnectionText.Parse(request.ConnectionString, request.Directory);
        var isMemory = SqliteConnectionText.IsMemory(builder);
        SqliteFile.Check(builder.DataSource, isMemory, request.MayCreate);
        builder.Pooling = false;
        if (request.CommandTimeout is { } timeout)
        {
            builder.DefaultTimeout = (int)Math.Ceiling(timeout.TotalSeconds);
        }

        if (!request.MayCreate && builder.Mode == SqliteOpenMode.ReadWriteCreate)
        {
            builder.Mode = SqliteOpenMode.ReadWrite;
        }

        var connection = request.Created<SqliteConnection>(builder.ConnectionString) ?? new SqliteConnection(builder.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            SqliteFile.Touch(connection);
            await request.ConfigureAsync(connection, cancellationToken).ConfigureAwait(false);
            return new SqliteSession(connection, isMemory ? "SQLite in memory" : $"SQLite {builder.DataSource}");
        }
        catch (SqliteException exception)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw SqliteFile.Refused(builder.DataSource, exception);
        }
    }

    public override Task<IReadOnlyList<string>?> ReadVersionsAsync(
        TableName versionTable, CancellationToken cancellationToken)
    {
        // A new database is no exception; to throw one takes .NET longer than all else that is asked of it here.
        if (ReadColumns(versionTable) is not { } columns)
        {
            return Task.FromResult<IReadOnlyList<string>?>(null);
        }

        if (!columns.Contains(VersionTable.Column, StringComparer.OrdinalIgnoreCase))
        {
            throw VersionTable.LacksColumn(versionTable, Description);
        }

        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT version_num FROM {SqliteProvider.Instance.Dialect.Quote(versionTable)}";
        var rows = new SortedSet<string>(StringComparer.Ordinal);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(reader.IsDBNull(0) ? throw VersionTable.HasNull(versionTable, Description) : reader.GetString(0));
        }

        return Task.FromResult<IReadOnlyList<string>?>([.. rows]);
    }

    public override bool TransactionIsLock => true;

    public override Task<IReadOnlyList<string>?> ReadColumnsAsync(TableName table, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>?>(ReadColumns(table));

    public override MigrationException? Explain(DbException failure) =>
        failure is SqliteException { SqliteErrorCode: not raw.SQLITE_ERROR } known ? SqliteFile.Refused(_connection.DataSource, known) : null;

    /// <summary>The write transaction of each step is the lock.</summary>
    public override Task<IAsyncDisposable> LockAsync(LockRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<IAsyncDisposable>(NoLock.Instance);

    public override async Task BeginAsync(bool rebuilds, LockRequest request, CancellationToken cancellationToken)
    {
        _rebuilds = rebuilds;
        if (rebuilds)
        {
            _foreignKeys.SwitchOff();
        }

        await SqliteWriteLock.BeginAsync(_connection, request, cancellationToken).ConfigureAwait(false);
        _inTransaction = true;
        if (rebuilds)
        {
            _foreignKeys.RememberViolations();
        }
    }

    public override async Task ExecuteAsync(
        IReadOnlyList<SqlStatement> statements, bool commit, CancellationToken cancellationToken)
    {
        // The driver runs on this thread; only an interrupt reaches a statement that is under way.
        var handle = _connection.Handle!;
        await using var interrupt = cancellationToken.Register(() => raw.sqlite3_interrupt(handle)).ConfigureAwait(false);
        foreach (var statement in statements)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SqliteStatementRunner.Run(_connection, statement, cancellationToken);
            _foreignKeys.Note(statement);
        }

        if (commit)
        {
            Commit();
        }
    }

    public override Task RollbackAsync()
    {
        if (_inTransaction)
        {
            _inTransaction = false;

            // Some errors roll back by themselves, and a second rollback is then an error that means nothing.
            if (raw.sqlite3_get_autocommit(_connection.Handle) == 0)
            {
                Run("ROLLBACK");
            }
        }

        if (_rebuilds)
        {
            // A rebuild that failed at its RENAME leaves this on, and no rollback takes a PRAGMA back.
            _rebuilds = false;
            Run("PRAGMA legacy_alter_table = OFF");
        }

        _foreignKeys.Restore();
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await RollbackAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private void Commit()
    {
        _foreignKeys.Check();
        try
        {
            Run("COMMIT");
        }
        catch (SqliteException exception)
        {
            throw new StatementFailedException(
                new SqlStatement("COMMIT"), SqliteStatementRunner.Words(exception), SqliteStatementRunner.Code(exception), exception);
        }

        _inTransaction = false;
        _foreignKeys.Restore();
    }

    private List<string>? ReadColumns(TableName table)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT name FROM pragma_table_info({SqliteProvider.Instance.Dialect.Literal(table.Name)})";
        using var reader = command.ExecuteReader();
        var columns = new List<string>();
        while (reader.Read())
        {
            columns.Add(reader.GetString(0));
        }

        return columns.Count == 0 ? null : columns;
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
