using System.Diagnostics;
using Migrations.Build.Operations;

namespace Migrations.Build;

/// <summary>Drops a column with its values, and the constraints and indexes that need it.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Column">The column's name.</param>
[DebuggerDisplay("ALTER TABLE {Table} DROP COLUMN {Column}")]
public sealed record DropColumn(TableName Table, string Column) : MigrationOperation
{
    /// <summary>Does nothing when there is no such column.</summary>
    public bool IfExists { get; init; }

    /// <inheritdoc/>
    public override bool LosesData => true;

    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema) => schema.Change(Table, table => table with
    {
        Elements = [.. table.Elements.Where(element => !ColumnUse.Needs(element, Column))],
    });

    /// <inheritdoc/>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before)
    {
        if (before.Find(Table) is not { } table || table.FindColumn(Column) is not { } column)
        {
            return null;
        }

        return
        [
            new AddColumn(Table, column),
            .. NullableSerials.Of(Table, column),
            .. from constraint in table.Constraints
               where ColumnUse.Needs(constraint, Column)
               select new AddConstraint(Table, constraint),
            .. from index in table.Indexes
               where ColumnUse.Needs(index, Column)
               select new CreateIndex(Table, index),
        ];
    }
}
