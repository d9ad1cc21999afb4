namespace Migrations.Build;

/// <summary>The name of a table, with its schema where it is not the default one. A string converts by itself.</summary>
/// <param name="Name">The table's name, as it is, never quoted.</param>
/// <param name="Schema">The schema's name; null: the connection's default schema.</param>
/// <remarks>Equality and order are ordinal, schema first (the default one before all others).</remarks>
public sealed record TableName(string Name, string? Schema = null) : IComparable<TableName>
{
    /// <summary>Names a table of the default schema.</summary>
    /// <param name="name">The table's name; a dot in it is part of the name.</param>
    public static implicit operator TableName(string name) => new(name);

    /// <inheritdoc/>
    public int CompareTo(TableName? other)
    {
        if (other is null)
        {
            return 1;
        }

        var bySchema = string.CompareOrdinal(Schema, other.Schema);
        return bySchema != 0 ? bySchema : string.CompareOrdinal(Name, other.Name);
    }

    /// <summary>The name as people write it: <c>schema.name</c>, or the name alone.</summary>
    public override string ToString() => Schema is null ? Name : $"{Schema}.{Name}";
}
