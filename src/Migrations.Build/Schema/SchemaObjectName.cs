namespace Migrations.Build;

/// <summary>The name of an object in the database, for <c>MigrationEnvironment.IncludeName</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name; null: it has none, or it is the default schema.</param>
/// <param name="Table">Schema and name of the table that it belongs to; null: it belongs to none.</param>
public sealed record SchemaObjectName(SchemaObjectKind Kind, string? Name, TableName? Table = null)
{
    /// <summary>The schema's name; null: the default schema.</summary>
    public string? Schema { get; init; }
}
