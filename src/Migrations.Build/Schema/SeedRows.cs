namespace Migrations.Build;

/// <summary>Rows that a table starts with: the revision that makes the table inserts them.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Columns">The columns' names, in the order of the values.</param>
/// <param name="Rows">The rows; each has one value for each column, of the kinds that <c>BulkInsert</c> takes.</param>
/// <remarks>No comparison looks at them: once there, rows are the application's, or a later revision's.</remarks>
public sealed record SeedRows(TableName Table, ValueList<string> Columns, ValueList<ValueList<object?>> Rows);
