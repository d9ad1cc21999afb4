namespace Migrations.Build;

/// <summary>How long a temporary table and its rows stay.</summary>
public enum TemporaryTable
{
    /// <summary>Until the session ends, which is the end of the run; both databases.</summary>
    Session,

    /// <summary>The table until the session ends, its rows until the next commit (<c>ON COMMIT DELETE ROWS</c>). PostgreSQL only.</summary>
    SessionWithoutRows,

    /// <summary>Until the next commit, which is the end of the revision (<c>ON COMMIT DROP</c>). PostgreSQL only.</summary>
    Transaction,
}
