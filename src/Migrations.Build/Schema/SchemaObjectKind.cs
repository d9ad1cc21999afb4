namespace Migrations.Build;

/// <summary>The kinds of objects that a comparison looks at.</summary>
public enum SchemaObjectKind
{
    /// <summary>A schema.</summary>
    Schema,

    /// <summary>A table.</summary>
    Table,

    /// <summary>A column.</summary>
    Column,

    /// <summary>An index.</summary>
    Index,

    /// <summary>A unique constraint.</summary>
    UniqueConstraint,

    /// <summary>A foreign key.</summary>
    ForeignKey,

    /// <summary>A check.</summary>
    CheckConstraint,

    /// <summary>An exclusion constraint; PostgreSQL only.</summary>
    ExcludeConstraint,

    /// <summary>An enum type; PostgreSQL only.</summary>
    EnumType,

    /// <summary>A sequence; PostgreSQL only.</summary>
    Sequence,
}
