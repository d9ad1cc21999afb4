namespace Migrations.Build;

/// <summary>An enum type of the database; PostgreSQL only.</summary>
/// <param name="Name">The type's name.</param>
/// <param name="Values">Its words, in order.</param>
public sealed record EnumType(string Name, ValueList<string> Values)
{
    /// <summary>The schema's name; null: the default schema.</summary>
    public string? Schema { get; init; }

    /// <summary>Schema and name.</summary>
    public TableName QualifiedName => new(Name, Schema);
}
