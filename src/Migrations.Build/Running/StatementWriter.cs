using Migrations.Build.Introspection;
using Migrations.Build.Sql;

namespace Migrations.Build.Running;

/// <summary>
/// Turns operations into statements and sends them late: as many in one round trip as the transactions of the run allow.
/// </summary>
internal sealed class StatementWriter(
    MigrationEngineOptions options, DatabaseSession session, StepRecorder recorder, LockRequest locking)
{
    /// <summary>How many statements wait at most, so that a long run in one transaction keeps its memory flat.</summary>
    private const int MostWaiting = 500;

    private readonly Dialect _dialect = options.Provider.Dialect;
    private readonly List<(RevisionStep? Step, SqlStatement Statement)> _waiting = [];

    /// <summary>Whether a transaction is open.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether the open transaction was prepared for the rebuild of a table.</summary>
    public bool MayRebuild { get; private set; }

    /// <summary>Whether part of the present step was committed, since a statement had to run outside a transaction.</summary>
    public bool IsSplit { get; private set; }

    public async Task BeginAsync(bool rebuilds, CancellationToken cancellationToken)
    {
        await session.BeginAsync(rebuilds, locking, cancellationToken).ConfigureAwait(false);
        IsOpen = true;
        IsSplit = false;
        MayRebuild = rebuilds;
    }

    /// <summary>Writes operations of a step.</summary>
    /// <exception cref="RebuildNeededException">They rebuild a table, and the transaction was begun without that in mind.</exception>
    /// <exception cref="MigrationException">The dialect or the database refuses one of them.</exception>
    public async Task WriteAsync(
        RevisionStep step, IReadOnlyList<MigrationOperation> operations, CancellationToken cancellationToken)
    {
        if (operations.Count == 0)
        {
            return;
        }

        if (!MayRebuild && _dialect.Rebuilds(operations))
        {
            throw new RebuildNeededException();
        }

        foreach (var part in Parts(operations))
        {
            var schema = await ReadNeededAsync(part, cancellationToken).ConfigureAwait(false);
            foreach (var statement in Compile(step, part, schema))
            {
                await WriteAsync(step, statement, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Writes one statement of a step; without a step, one that the tool itself needs.</summary>
    public async Task WriteAsync(RevisionStep? step, SqlStatement statement, CancellationToken cancellationToken)
    {
        if (statement.IsTransactional)
        {
            if (!IsOpen)
            {
                await session.BeginAsync(MayRebuild, locking, cancellationToken).ConfigureAwait(false);
                IsOpen = true;
            }

            _waiting.Add((step, statement));
            if (_waiting.Count >= MostWaiting)
            {
                await FlushAsync(commit: false, cancellationToken).ConfigureAwait(false);
            }

            return;
        }

        await FlushAsync(commit: true, cancellationToken).ConfigureAwait(false);
        IsSplit = true;
        _waiting.Add((step, statement));
        await FlushAsync(commit: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends what waits.</summary>
    /// <exception cref="MigrationException">The database refuses a statement.</exception>
    public async Task FlushAsync(bool commit, CancellationToken cancellationToken)
    {
        if (_waiting.Count == 0 && !(commit && IsOpen))
        {
            return;
        }

        foreach (var (_, statement) in _waiting)
        {
            options.Events?.Report(new StatementSent(statement.Text));
        }

        try
        {
            await session
                .ExecuteAsync([.. _waiting.Select(waiting => waiting.Statement)], commit && IsOpen, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (StatementFailedException exception)
        {
            var guilty = _waiting.FirstOrDefault(waiting => ReferenceEquals(waiting.Statement, exception.Statement)).Step;
            throw recorder.Failed(guilty ?? _waiting[^1].Step, exception);
        }

        _waiting.Clear();
        IsOpen = IsOpen && !commit;
    }

    public async Task RollbackAsync()
    {
        _waiting.Clear();
        IsOpen = false;
        await session.RollbackAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// Raw SQL may change what a later operation must know of a table: then it is sent first, and the table is read behind it.
    /// </summary>
    private IEnumerable<IReadOnlyList<MigrationOperation>> Parts(IReadOnlyList<MigrationOperation> operations)
    {
        var part = new List<MigrationOperation>();
        for (var index = 0; index < operations.Count; index++)
        {
            part.Add(operations[index]);
            var mayAlter = operations[index].ApplyTo(DatabaseSchema.Empty).UnknownSince is not null;
            if (mayAlter && _dialect.TablesNeeded([.. operations.Skip(index + 1)]).Count > 0)
            {
                yield return part;
                part = [];
            }
        }

        yield return part;
    }

    private IReadOnlyList<SqlStatement> Compile(
        RevisionStep step, IReadOnlyList<MigrationOperation> operations, DatabaseSchema schema)
    {
        try
        {
            return _dialect.Compile(operations, schema);
        }
        catch (MigrationException exception)
        {
            throw recorder.Failed(step, exception);
        }
    }

    private async Task<DatabaseSchema> ReadNeededAsync(
        IReadOnlyList<MigrationOperation> operations, CancellationToken cancellationToken)
    {
        var needed = _dialect.TablesNeeded(operations);
        if (needed.Count == 0)
        {
            return DatabaseSchema.Empty;
        }

        await FlushAsync(commit: false, cancellationToken).ConfigureAwait(false);
        var scope = new IntrospectionScope
        {
            Tables = needed,
            Schemas = [.. needed.Select(table => table.Schema).Distinct()],
        };
        return await options.Provider.Introspector
            .ReadAsync(session.Connection, scope, cancellationToken)
            .ConfigureAwait(false);
    }
}
