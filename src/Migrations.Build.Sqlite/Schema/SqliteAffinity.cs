namespace Migrations.Build.Sqlite.Schema;

/// <summary>What SQLite makes of values on their way into a column (https://www.sqlite.org/datatype3.html#determination_of_column_affinity).</summary>
internal enum SqliteAffinity
{
    /// <summary>Kept as they come.</summary>
    Blob,

    /// <summary>Turned into text.</summary>
    Text,

    /// <summary>Turned into numbers where that loses nothing.</summary>
    Numeric,

    /// <summary>As numeric; CAST cuts fractions off.</summary>
    Integer,

    /// <summary>As numeric; whole numbers become floating-point ones.</summary>
    Real,
}
