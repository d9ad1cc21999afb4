using System.Collections.Immutable;

namespace Migrations.Build;

/// <summary>All that the vocabulary knows of a database, in canonical form: no short forms, names final.</summary>
/// <remarks>
/// Immutable; a changed schema shares what did not change. Tables are found in logarithmic time and listed in ordinal
/// order of schema and name. Equality is by value.
/// </remarks>
public sealed record DatabaseSchema
{
    private DatabaseSchema()
    {
    }

    /// <summary>A schema without anything.</summary>
    public static DatabaseSchema Empty { get; } = new();

    /// <summary>The tables, by schema and name.</summary>
    public ImmutableSortedDictionary<TableName, Table> Tables { get; init; } =
        ImmutableSortedDictionary<TableName, Table>.Empty;

    /// <summary>The enum types, by schema and name; PostgreSQL only.</summary>
    public ImmutableSortedDictionary<TableName, EnumType> Enums { get; init; } =
        ImmutableSortedDictionary<TableName, EnumType>.Empty;

    /// <summary>The sequences that no column owns, by schema and name; PostgreSQL only.</summary>
    public ImmutableSortedDictionary<TableName, Sequence> Sequences { get; init; } =
        ImmutableSortedDictionary<TableName, Sequence>.Empty;

    /// <summary>The schemas beside the default one; PostgreSQL only.</summary>
    public ImmutableSortedSet<string> Schemas { get; init; } = ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal);

    /// <summary>The installed extensions; PostgreSQL only.</summary>
    public ImmutableSortedSet<string> Extensions { get; init; } = ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal);

    /// <summary>
    /// The first raw SQL in a replay that may have changed tables behind the vocabulary's back; null: all is known.
    /// Not part of equality.
    /// </summary>
    public string? UnknownSince { get; init; }

    /// <summary>A table by its name; null: there is none.</summary>
    /// <param name="name">Schema and name.</param>
    /// <returns>The table.</returns>
    public Table? Find(TableName name) => Tables.GetValueOrDefault(name);

    /// <summary>The schema with a table added or replaced.</summary>
    /// <param name="table">The table, in canonical form.</param>
    /// <returns>The changed schema.</returns>
    public DatabaseSchema With(Table table) =>
        // SetItem alone would keep an equal table, and equality does not look at places and triggers.
        this with { Tables = Tables.Remove(table.QualifiedName).Add(table.QualifiedName, table) };

    /// <summary>The schema without a table.</summary>
    /// <param name="name">Schema and name; one that is not there changes nothing.</param>
    /// <returns>The changed schema.</returns>
    public DatabaseSchema Without(TableName name) => this with { Tables = Tables.Remove(name) };

    /// <summary>The schema with a table changed.</summary>
    /// <param name="name">Schema and name; one that is not there changes nothing.</param>
    /// <param name="change">Makes the changed table from the present one.</param>
    /// <returns>The changed schema.</returns>
    public DatabaseSchema Change(TableName name, Func<Table, Table> change)
    {
        if (Find(name) is not { } table)
        {
            return this;
        }

        var changed = change(table);
        return changed.QualifiedName == name ? With(changed) : Without(name).With(changed);
    }

    /// <inheritdoc/>
    public bool Equals(DatabaseSchema? other) =>
        other is not null
        && Tables.SequenceEqual(other.Tables)
        && Enums.SequenceEqual(other.Enums)
        && Sequences.SequenceEqual(other.Sequences)
        && Schemas.SetEquals(other.Schemas)
        && Extensions.SetEquals(other.Extensions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Tables.Count, Enums.Count, Sequences.Count);
}
