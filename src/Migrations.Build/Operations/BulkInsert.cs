using System.Diagnostics;

namespace Migrations.Build;

/// <summary>Inserts rows, as fast as the database takes them.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Columns">The columns' names, in the order of the values.</param>
/// <param name="Rows">
/// The rows; each has one value for each column: null, a boolean, number, string, date, time, <see cref="Guid"/>, byte
/// array, or a <see cref="SqlExpression"/> that stands in the statement as it is. They are read once and not kept.
/// </param>
[DebuggerDisplay("INSERT INTO {Table}")]
public sealed record BulkInsert(TableName Table, ValueList<string> Columns, IEnumerable<IReadOnlyList<object?>> Rows)
    : MigrationOperation
{
    /// <summary>The types of the values, in order, for literals in a script; null: told by the values.</summary>
    public ValueList<SqlType>? Types { get; init; }

    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema) => schema;

    /// <summary>Null: which rows were there before is not known.</summary>
    /// <param name="before">Not looked at.</param>
    /// <returns>Null.</returns>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) => null;
}
