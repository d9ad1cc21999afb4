namespace Migrations.Build.Introspection;

/// <summary>What an <see cref="IIntrospector"/> reads.</summary>
internal sealed record IntrospectionScope
{
    /// <summary>Everything in the default schema.</summary>
    public static IntrospectionScope DefaultSchema { get; } = new();

    /// <summary>Only these tables; null: all of the schemas.</summary>
    public IReadOnlySet<TableName>? Tables { get; init; }

    /// <summary>The schemas; a null among them is the connection's default schema.</summary>
    public IReadOnlyList<string?> Schemas { get; init; } = [null];
}
