using System.Data.Common;

namespace Migrations.Build.Authoring;

/// <summary>What a reading revision needs of the run that it is part of.</summary>
internal interface IRevisionSession
{
    DbConnection Connection { get; }

    DbTransaction? Transaction { get; }

    Task SendAsync(IReadOnlyList<MigrationOperation> operations, CancellationToken cancellationToken);

    Task<IReadOnlyList<T>> QueryAsync<T>(
        ValueList<SqlFragment> sql, Func<DbDataReader, T> row, SourceLocation location, CancellationToken cancellationToken);
}
