namespace Migrations.Build;

/// <summary>A sequence that no column owns; PostgreSQL only.</summary>
/// <param name="Name">The sequence's name.</param>
public sealed record Sequence(string Name)
{
    /// <summary>The schema's name; null: the default schema.</summary>
    public string? Schema { get; init; }

    /// <summary>The type of its values; null: BigInteger.</summary>
    public SqlType? Type { get; init; }

    /// <summary>The first value; null: the database's default.</summary>
    public long? Start { get; init; }

    /// <summary>The step between two values; null: the database's default.</summary>
    public long? Increment { get; init; }

    /// <summary>The least value; null: the database's default.</summary>
    public long? MinValue { get; init; }

    /// <summary>The greatest value; null: the database's default.</summary>
    public long? MaxValue { get; init; }

    /// <summary>How many values a session takes at once; null: the database's default.</summary>
    public long? Cache { get; init; }

    /// <summary>Whether counting starts again at the end.</summary>
    public bool Cycle { get; init; }

    /// <summary>Schema and name.</summary>
    public TableName QualifiedName => new(Name, Schema);
}
