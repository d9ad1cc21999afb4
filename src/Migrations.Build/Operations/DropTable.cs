using System.Diagnostics;
using Migrations.Build.Operations;

namespace Migrations.Build;

/// <summary>Drops a table with all its rows.</summary>
/// <param name="Table">The table's name.</param>
[DebuggerDisplay("DROP TABLE {Table}")]
public sealed record DropTable(TableName Table) : MigrationOperation
{
    /// <summary>Does nothing when there is no such table.</summary>
    public bool IfExists { get; init; }

    /// <inheritdoc/>
    public override bool LosesData => true;

    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema) => schema.Without(Table);

    /// <inheritdoc/>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) =>
        before.Find(Table) is { } table ? [new CreateTable(table), .. NullableSerials.Of(Table, table.Columns)] : null;
}
