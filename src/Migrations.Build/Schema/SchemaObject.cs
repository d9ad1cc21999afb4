namespace Migrations.Build;

/// <summary>An object that a comparison is about to look at, for <c>MigrationEnvironment.IncludeObject</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name; null: it has none.</param>
/// <param name="Table">The table that it is or belongs to; null for an enum type or a sequence.</param>
public sealed record SchemaObject(SchemaObjectKind Kind, string? Name, Table? Table)
{
    /// <summary>The schema's name; null: the default schema.</summary>
    public string? Schema { get; init; }

    /// <summary>The column, constraint or index; null for whatever stands beside tables, and for a table.</summary>
    public TableElement? Element { get; init; }

    /// <summary>True: it was read from the database and the model has nothing of this name. False: it is the model's.</summary>
    public bool IsReflected { get; init; }

    /// <summary>Whether the database and the model both have it.</summary>
    public bool IsInBoth { get; init; }
}
