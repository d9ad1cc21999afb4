namespace Migrations.Build;

/// <summary>What only PostgreSQL knows of a table. Other databases do not look at it.</summary>
public sealed record PostgreSqlTableOptions
{
    /// <summary>How the table is partitioned, such as <c>RANGE (created_at)</c>; null: not.</summary>
    public string? PartitionBy { get; init; }

    /// <summary>Tables that it inherits from; empty: none.</summary>
    public ValueList<TableName> Inherits { get; init; } = [];

    /// <summary>Whether it is not written to the write-ahead log.</summary>
    public bool Unlogged { get; init; }

    /// <summary>Storage parameters such as <c>fillfactor</c>; empty: none.</summary>
    public ValueList<StorageParameter> StorageParameters { get; init; } = [];

    /// <summary>The tablespace; null: the default one.</summary>
    public string? Tablespace { get; init; }

    /// <summary>The access method; null: the default one.</summary>
    public string? AccessMethod { get; init; }
}
