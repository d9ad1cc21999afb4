namespace Migrations.Build;

/// <summary>A column as it is in the database and as the model wants it.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Database">The column as it was read.</param>
/// <param name="Model">The column as it should be.</param>
public sealed record ColumnPair(TableName Table, Column Database, Column Model);
