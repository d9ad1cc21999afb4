namespace Migrations.Build;

/// <summary>The kinds of constraints.</summary>
public enum ConstraintKind
{
    /// <summary>Primary key.</summary>
    PrimaryKey,

    /// <summary>Unique.</summary>
    Unique,

    /// <summary>Foreign key.</summary>
    ForeignKey,

    /// <summary>Check.</summary>
    Check,

    /// <summary>Exclude; PostgreSQL only.</summary>
    Exclude,
}
