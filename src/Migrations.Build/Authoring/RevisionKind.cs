namespace Migrations.Build.Authoring;

/// <summary>What a revision is written as.</summary>
internal enum RevisionKind
{
    /// <summary>A class that only records.</summary>
    Migration,

    /// <summary>A class that may read from the database.</summary>
    AsyncMigration,

    /// <summary>A <c>.sql</c> file.</summary>
    Sql,
}
