using System.Diagnostics;
using Migrations.Build.Operations;
using Migrations.Build.Schema;

namespace Migrations.Build;

/// <summary>Several alterations of one table together: where the database cannot alter in place, one rebuild.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Operations">The alterations, in order; each names the same table.</param>
[DebuggerDisplay("ALTER TABLE {Table} ({Operations.Count} operations)")]
public sealed record BatchAlterTable(TableName Table, ValueList<MigrationOperation> Operations) : MigrationOperation
{
    /// <summary>Whether the table is rebuilt.</summary>
    public RebuildMode Rebuild { get; init; }

    /// <summary>The table as it is before, in place of what the database says; null: the database is asked.</summary>
    public Table? CopyFrom { get; init; }

    /// <summary>Columns as they should be read, in place of what the database says; matched by name.</summary>
    public ValueList<Column> ReflectedColumns { get; init; } = [];

    /// <summary>Constraints that the rebuilt table has besides those of the old one.</summary>
    public ValueList<Constraint> AdditionalConstraints { get; init; } = [];

    /// <summary>How constraints that have no name in the database are called within this batch; null: not.</summary>
    public NamingConvention? Convention { get; init; }

    /// <summary>Lists of columns that should stand in this order; with <see cref="RebuildMode.Always"/>.</summary>
    public ValueList<ValueList<string>> ColumnOrder { get; init; } = [];

    /// <inheritdoc/>
    public override bool LosesData => Operations.Any(operation => operation.LosesData);

    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema)
    {
        var start = Start(schema);
        var changed = OperationSequence.Apply(Operations, start);
        return start.Find(Table) is { } before && BatchColumnOrder.IsAsked(this)
            ? changed.Change(Table, after => BatchColumnOrder.Of(before, after, this))
            : changed;
    }

    /// <inheritdoc/>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) =>
        OperationSequence.Reverse(Operations, Start(before)) is { } reversed ? [this with { Operations = reversed, CopyFrom = null }] : null;

    internal override IEnumerable<MigrationOperation> Resolve(TableResolver resolver) =>
        [this with { Operations = [.. BatchNames.Current(Operations.SelectMany(operation => operation.Resolve(resolver)))] }];

    private DatabaseSchema Start(DatabaseSchema schema) => CopyFrom is null ? schema : schema.With(CopyFrom);
}
