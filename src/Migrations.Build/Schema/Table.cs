using System.Diagnostics;
using System.Runtime.CompilerServices;
using Migrations.Build.Schema;

namespace Migrations.Build;

/// <summary>A table: its columns, constraints and indexes, in the order in which they were written.</summary>
[DebuggerDisplay("{QualifiedName} ({Columns.Count} columns)")]
public sealed record Table
{
    private readonly Origin _origin;
    private readonly ValueList<TableElement> _elements = [];

    /// <summary>Makes a table of the default schema.</summary>
    /// <param name="name">The table's name, never quoted.</param>
    /// <param name="elements">Columns, constraints and indexes.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public Table(
        string name,
        ValueList<TableElement> elements,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(elements);
        Name = name;
        Elements = elements;
        _origin = Origin.Of(file, line);
    }

    /// <summary>The table's name, never quoted.</summary>
    public string Name { get; init; }

    /// <summary>The schema's name; null: the connection's default schema.</summary>
    public string? Schema { get; init; }

    /// <summary>Columns, constraints and indexes, in the order in which they were written.</summary>
    public ValueList<TableElement> Elements
    {
        get => _elements;
        init
        {
            _elements = value;
            Columns = [.. value.OfType<Column>()];
            Constraints = [.. value.OfType<Constraint>()];
            Indexes = [.. value.OfType<TableIndex>()];
        }
    }

    /// <summary>The columns, in order.</summary>
    public ValueList<Column> Columns { get; private init; } = [];

    /// <summary>The constraints, in order.</summary>
    public ValueList<Constraint> Constraints { get; private init; } = [];

    /// <summary>The indexes, in order.</summary>
    public ValueList<TableIndex> Indexes { get; private init; } = [];

    /// <summary>The comment in the database; null: none.</summary>
    public string? Comment { get; init; }

    /// <summary>What only SQLite knows; null: nothing special.</summary>
    public SqliteTableOptions? Sqlite { get; init; }

    /// <summary>What only PostgreSQL knows; null: nothing special.</summary>
    public PostgreSqlTableOptions? PostgreSql { get; init; }

    /// <summary>SQLite's stored text of the table's triggers, which a rebuild would lose; null: none, or not read from SQLite.</summary>
    internal Carried<IReadOnlyList<string>> Triggers { get; init; }

    /// <summary>Where it was written; null when it was read from a database. Equality does not look at it.</summary>
    public SourceLocation? Location => _origin.Location;

    /// <summary>Schema and name.</summary>
    public TableName QualifiedName => new(Name, Schema);

    /// <summary>The primary key; null: none.</summary>
    public PrimaryKeyConstraint? PrimaryKey => Constraints.OfType<PrimaryKeyConstraint>().FirstOrDefault();

    /// <summary>A column by its exact name; null: there is none.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The column.</returns>
    public Column? FindColumn(string name) => Columns.FirstOrDefault(column => column.Name == name);
}
