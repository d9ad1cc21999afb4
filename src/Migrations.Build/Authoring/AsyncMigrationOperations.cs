using System.Data.Common;
using System.Runtime.CompilerServices;
using Migrations.Build.Authoring;
using Migrations.Build.Operations;

namespace Migrations.Build;

/// <summary>The recorder of an <see cref="AsyncMigration"/>: what was recorded is sent before each read.</summary>
public sealed class AsyncMigrationOperations : MigrationOperations
{
    private readonly IRevisionSession _session;

    internal AsyncMigrationOperations(RecordingContext context, IRevisionSession session)
        : base(context) => _session = session;

    /// <summary>
    /// The run's own connection, in the revision's transaction. What was recorded before is not sent by using it: call
    /// <see cref="FlushAsync"/> first.
    /// </summary>
    public DbConnection Connection => _session.Connection;

    /// <summary>The revision's transaction, which commands on <see cref="Connection"/> must carry; null: outside one.</summary>
    public DbTransaction? Transaction => _session.Transaction;

    /// <summary>Sends what was recorded so far.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The way.</returns>
    /// <exception cref="MigrationException">The database refuses a statement; it names the call that recorded it.</exception>
    public Task FlushAsync(CancellationToken cancellationToken = default) => _session.SendAsync(Take(), cancellationToken);

    /// <summary>Sends what was recorded so far, then reads rows.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="sql">The query; interpolated values become parameters.</param>
    /// <param name="row">Makes one item from the reader's present row.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    /// <returns>All rows, in order.</returns>
    /// <exception cref="MigrationException">The database refuses the query or something recorded before.</exception>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(
        SqlInterpolation sql,
        Func<DbDataReader, T> row,
        CancellationToken cancellationToken = default,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        return await _session
            .QueryAsync(sql.Fragments, row, new SourceLocation(file, line), cancellationToken)
            .ConfigureAwait(false);
    }
}
