using System.Diagnostics;
using Migrations.Build.Schema;

namespace Migrations.Build;

/// <summary>Adds a constraint of any kind to a table that is there. A primary key takes the place of the one before.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Constraint">The constraint.</param>
[DebuggerDisplay("ALTER TABLE {Table} ADD CONSTRAINT {Constraint.Name}")]
public sealed record AddConstraint(TableName Table, Constraint Constraint) : MigrationOperation
{
    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema) => schema.Change(Table, table => table with
    {
        Elements =
        [
            .. table.Columns.Select(NotNullWhereKey),
            .. table.Constraints.Where(one => !(one is PrimaryKeyConstraint && Constraint is PrimaryKeyConstraint)),
            Constraint,
            .. table.Indexes,
        ],
    });

    /// <inheritdoc/>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) =>
        Constraint is PrimaryKeyConstraint && before.Find(Table)?.PrimaryKey is { } replaced
            ? [this with { Constraint = replaced }]
            : Constraint.Name is { } name ? [new DropConstraint(Table, name) { Kind = Constraint.Kind }] : null;

    internal override IEnumerable<MigrationOperation> Resolve(TableResolver resolver) =>
        [this with { Constraint = resolver.Resolve(Table, Constraint) }];

    private Column NotNullWhereKey(Column column) =>
        Constraint is PrimaryKeyConstraint key && key.Columns.Contains(column.Name) ? column with { Nullable = false } : column;
}
