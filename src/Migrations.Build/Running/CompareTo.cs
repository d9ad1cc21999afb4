namespace Migrations.Build;

/// <summary>What the model is compared with.</summary>
public enum CompareTo
{
    /// <summary>The configured database, which must be at head.</summary>
    Database,

    /// <summary>A throwaway database on the same server (SQLite: in memory), upgraded to head first and dropped whatever happens.</summary>
    Scratch,

    /// <summary>What the revisions record, applied one behind the other: no server at all.</summary>
    Revisions,
}
