namespace Migrations.Build.Schema;

/// <summary>What SQLite's stored DDL says of a column or constraint beyond the vocabulary: a table's rebuild keeps it.</summary>
/// <remarks>Read from a database only. Facets of the element itself, so that whatever changes the element takes them along.</remarks>
internal sealed record SqliteClauses
{
    /// <summary>What a violation does (<c>IGNORE</c>, <c>REPLACE</c>, …), of a column's NOT NULL or of the constraint; null: not said.</summary>
    public string? OnConflict { get; init; }

    /// <summary>
    /// A key's column that the DDL lets be NULL: <c>INTEGER PRIMARY KEY</c>, and SQLite's old mistake
    /// (https://www.sqlite.org/quirks.html#primary_keys_can_sometimes_contain_nulls).
    /// </summary>
    public bool NullableKey { get; init; }

    /// <summary>Collation and order of a key's or unique constraint's columns, one for each; empty: nothing said.</summary>
    public ValueList<IndexColumn> Parts { get; init; } = [];

    /// <summary>The primary key stands within its column, which matters for AUTOINCREMENT's name and for DESC.</summary>
    public bool Inline { get; init; }
}
