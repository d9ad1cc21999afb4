using System.Runtime.CompilerServices;

namespace Migrations.Build;

/// <summary>A column of a table.</summary>
/// <remarks>
/// <see cref="PrimaryKey"/>, <see cref="Unique"/>, <see cref="Index"/> and <see cref="References"/> are the short form of
/// constraints and indexes; the canonical form (<see cref="MetaData.Resolve"/>) has those instead.
/// </remarks>
public sealed record Column : TableElement
{
    /// <summary>Makes a column that may be null and has no default.</summary>
    /// <param name="name">The column's name, never quoted.</param>
    /// <param name="type">Its type.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public Column(
        string name, SqlType type, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        : base(file, line)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(type);
        Name = name;
        Type = type;
    }

    /// <summary>The column's name, never quoted.</summary>
    public string Name { get; init; }

    /// <summary>The column's type.</summary>
    public SqlType Type { get; init; }

    /// <summary>Whether it may hold NULL; true unless said otherwise. A primary key's columns never may.</summary>
    public bool Nullable { get; init; } = true;

    /// <summary>The default on the server; null: none.</summary>
    public SqlExpression? Default { get; init; }

    /// <summary>How the column counts itself up; null: it does not.</summary>
    public Identity? Identity { get; init; }

    /// <summary>What the column is computed from; null: an ordinary column.</summary>
    public Computed? Computed { get; init; }

    /// <summary>The collation's name; null: the type's default.</summary>
    public string? Collation { get; init; }

    /// <summary>The comment in the database; null: none.</summary>
    public string? Comment { get; init; }

    /// <summary>Short form: the column is (part of) the primary key.</summary>
    public bool PrimaryKey { get; init; }

    /// <summary>Short form: a unique constraint of this column alone; with <see cref="Index"/>, one unique index instead.</summary>
    public bool Unique { get; init; }

    /// <summary>Short form: an index of this column alone.</summary>
    public bool Index { get; init; }

    /// <summary>Short form: a foreign key of this column alone; null: none.</summary>
    public Reference? References { get; init; }
}
