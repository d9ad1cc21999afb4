namespace Migrations.Build;

/// <summary>What an <see cref="AlterColumn"/> says of the column as it is before. Not given: not known.</summary>
public sealed record ExistingColumn
{
    /// <summary>Nothing is known.</summary>
    public static ExistingColumn Unknown { get; } = new();

    /// <summary>The type.</summary>
    public Optional<SqlType> Type { get; init; }

    /// <summary>Whether it may hold NULL.</summary>
    public Optional<bool> Nullable { get; init; }

    /// <summary>The default; null: none.</summary>
    public Optional<SqlExpression?> Default { get; init; }

    /// <summary>How it counts itself up; null: it does not.</summary>
    public Optional<Identity?> Identity { get; init; }

    /// <summary>The collation; null: the type's default.</summary>
    public Optional<string?> Collation { get; init; }

    /// <summary>The comment; null: none.</summary>
    public Optional<string?> Comment { get; init; }

    /// <summary>All that a column says of itself.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The description.</returns>
    public static ExistingColumn Of(Column column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return new ExistingColumn
        {
            Type = column.Type,
            Nullable = column.Nullable,
            Default = column.Default,
            Identity = column.Identity,
            Collation = column.Collation,
            Comment = column.Comment,
        };
    }
}
