using Migrations.Build.Sql;

namespace Migrations.Build.Running;

/// <summary>A statement that the database refused, or that never came to it.</summary>
/// <remarks>For the runner, which adds the revision. What leaves the engine is a <see cref="MigrationException"/>.</remarks>
internal sealed class StatementFailedException : Exception
{
    public StatementFailedException(SqlStatement statement, string databaseMessage, string? sqlState, Exception? innerException)
        : base(databaseMessage, innerException)
    {
        Statement = statement;
        SqlState = sqlState;
    }

    /// <summary>What was found wrong with a statement without the database.</summary>
    public StatementFailedException(SqlStatement statement, MigrationException finding)
        : this(statement, finding.Message, sqlState: null, finding) => Finding = finding;

    /// <summary>What was found wrong without the database; null: the database refused it.</summary>
    public MigrationException? Finding { get; }

    /// <summary>The statement.</summary>
    public SqlStatement Statement { get; }

    /// <summary>Whether the database did what it was told, but on another number of rows than it must be.</summary>
    public bool HasWrongRowCount { get; init; }

    /// <summary>The database's code of the error: PostgreSQL's SQLSTATE, SQLite's extended result code; null: none.</summary>
    public string? SqlState { get; }
}
