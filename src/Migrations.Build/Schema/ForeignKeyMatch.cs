namespace Migrations.Build;

/// <summary>How a foreign key of several columns treats NULLs.</summary>
public enum ForeignKeyMatch
{
    /// <summary>One NULL is enough to refer to nothing; what databases do when nothing is said.</summary>
    Simple,

    /// <summary>Either all columns are NULL or none is.</summary>
    Full,

    /// <summary>In the SQL standard only; PostgreSQL refuses it, SQLite reads it as simple.</summary>
    Partial,
}
