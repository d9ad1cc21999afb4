namespace Migrations.Build;

/// <summary>What only SQLite knows of a table. Other databases do not look at it.</summary>
public sealed record SqliteTableOptions
{
    /// <summary>Keys are never used twice: <c>INTEGER PRIMARY KEY AUTOINCREMENT</c> (https://www.sqlite.org/autoinc.html).</summary>
    public bool AutoIncrement { get; init; }

    /// <summary>
    /// The key of a table with <see cref="AutoIncrement"/> is written with its name, as EF Core does; false: without one, as
    /// Alembic does. SQLite has no use for it.
    /// </summary>
    public bool NamedKey { get; init; }

    /// <summary>The table has no rowid (https://www.sqlite.org/withoutrowid.html).</summary>
    public bool WithoutRowId { get; init; }

    /// <summary>Types are enforced (https://www.sqlite.org/stricttables.html).</summary>
    public bool Strict { get; init; }
}
