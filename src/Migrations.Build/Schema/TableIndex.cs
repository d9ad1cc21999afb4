using System.Runtime.CompilerServices;

namespace Migrations.Build;

/// <summary>An index of a table.</summary>
public sealed record TableIndex : TableElement
{
    /// <summary>Makes an index.</summary>
    /// <param name="name">The index's name; null: the naming convention's.</param>
    /// <param name="columns">Its columns and expressions, in order.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public TableIndex(
        ObjectName? name,
        ValueList<IndexColumn> columns,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
        : base(file, line)
    {
        Name = name;
        Columns = columns;
    }

    /// <summary>The index's name; null: the naming convention's.</summary>
    public ObjectName? Name { get; init; }

    /// <summary>The columns and expressions, in order.</summary>
    public ValueList<IndexColumn> Columns { get; init; }

    /// <summary>Whether no two rows may be equal in all of them.</summary>
    public bool Unique { get; init; }

    /// <summary>Only rows that fulfil this condition are in the index; null: all rows.</summary>
    public string? Where { get; init; }

    /// <summary>The access method (<c>gin</c>, <c>brin</c>); null: <c>btree</c>. PostgreSQL only.</summary>
    public string? Method { get; init; }

    /// <summary>Columns carried along; empty: none. PostgreSQL only.</summary>
    public ValueList<string> Include { get; init; } = [];

    /// <summary>Whether two NULLs count as equal in a unique index; PostgreSQL 15 and later.</summary>
    public bool NullsNotDistinct { get; init; }

    /// <summary>Storage parameters such as <c>fillfactor</c>; empty: none. PostgreSQL only.</summary>
    public ValueList<StorageParameter> StorageParameters { get; init; } = [];

    /// <summary>The tablespace; null: the default one. PostgreSQL only.</summary>
    public string? Tablespace { get; init; }
}
