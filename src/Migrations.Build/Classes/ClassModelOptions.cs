namespace Migrations.Build;

/// <summary>How classes become a model.</summary>
public sealed record ClassModelOptions
{
    /// <summary>How unnamed constraints and indexes get names.</summary>
    public NamingConvention Convention { get; init; } = NamingConvention.Default;

    /// <summary>How tables, columns, enum types and their words are called where no attribute says it.</summary>
    public NamingPolicy Naming { get; init; }

    /// <summary>The schema of classes whose <c>[Table]</c> names none; null: the connection's default schema.</summary>
    public string? Schema { get; init; }
}
