using Migrations.Build.Operations;

namespace Migrations.Build.Sqlite.Sql;

/// <summary>Adjacent alterations of one table, or one operation of another kind.</summary>
/// <param name="Table">The table that is altered; null: not an alteration.</param>
/// <param name="Operations">The operations in order; those within a batch stand here, not the batch.</param>
/// <param name="Batch">The batch that asks for something special; null: none.</param>
internal sealed record AlterationGroup(TableName? Table, IReadOnlyList<MigrationOperation> Operations, BatchAlterTable? Batch = null)
{
    /// <summary>Whether the batch asks for a rebuild, be it only by what it says of the table.</summary>
    public bool MustRebuild => Batch is { Rebuild: not RebuildMode.Never } && (Batch.LooksAtTable || Batch.ColumnOrder.Count > 0);

    /// <summary>Whether some operation may need a rebuild, as far as can be told without the table.</summary>
    public bool MayRebuild => Table is not null && Batch?.Rebuild != RebuildMode.Never
        && (MustRebuild || Inline().Any(operation => !InPlace.IsPossible(operation, table: null)));

    /// <summary>Whether the table must be known.</summary>
    public bool NeedsDefinition => MayRebuild || Batch is not null
        || Operations.Any(operation => operation is AddColumn { IfNotExists: true } or DropColumn or DropIndex { IfExists: false });

    /// <summary>The tables that new foreign keys refer to: SQLite itself would not notice that one is missing.</summary>
    public IEnumerable<TableName> Referred => Operations.Select(ReferenceOf).OfType<(TableName Table, ValueList<string> Columns)>().Select(reference => reference.Table);

    /// <summary>The operations in groups, in order.</summary>
    public static List<AlterationGroup> Of(IEnumerable<MigrationOperation> operations)
    {
        var groups = new List<AlterationGroup>();
        foreach (var operation in operations)
        {
            var group = operation switch
            {
                BatchAlterTable batch when IsPlain(batch) => new AlterationGroup(batch.Table, batch.Operations),
                BatchAlterTable batch => new AlterationGroup(batch.Table, batch.Operations, batch),
                _ => new AlterationGroup(TableOf(operation), [operation]),
            };
            if (groups is [.., var last] && last.Joins(group))
            {
                groups[^1] = last with { Operations = [.. last.Operations, .. group.Operations] };
            }
            else
            {
                groups.Add(group);
            }
        }

        return groups;
    }

    /// <summary>What an operation's new foreign key refers to; null: it makes none, or one within the table.</summary>
    public static (TableName Table, ValueList<string> Columns)? ReferenceOf(MigrationOperation operation) => operation switch
    {
        AddConstraint { Constraint: ForeignKeyConstraint key } add when key.ReferredTable != add.Table => (key.ReferredTable, key.ReferredColumns),
        AddColumn { InlineReferences: true, Column.References: { } to } add when to.Table != add.Table => (to.Table, [to.Column]),
        _ => null,
    };

    /// <summary>
    /// The operations with each new column's own foreign key within the column, where SQLite can add it without a
    /// rebuild.
    /// </summary>
    public IReadOnlyList<MigrationOperation> Inline()
    {
        var result = new List<MigrationOperation>();
        foreach (var operation in Operations)
        {
            var at = operation is AddConstraint { Constraint: ForeignKeyConstraint { Columns: [var column] } }
                ? result.FindIndex(one => one is AddColumn { InlineReferences: false } add && add.Column.Name == column && InPlace.IsPossible(add, table: null) && add.Column.Default is null)
                : -1;
            if (at >= 0)
            {
                result[at] = new AddReferringColumn((AddColumn)result[at], (ForeignKeyConstraint)((AddConstraint)operation).Constraint);
            }
            else
            {
                result.Add(operation);
            }
        }

        return result;
    }

    private static bool IsPlain(BatchAlterTable batch) =>
        batch is { Rebuild: RebuildMode.Auto, CopyFrom: null, ReflectedColumns.Count: 0, AdditionalConstraints.Count: 0, Convention: null, Sqlite.IsGiven: false }
        && !BatchColumnOrder.IsAsked(batch);

    private static TableName? TableOf(MigrationOperation operation) => operation switch
    {
        AddColumn one => one.Table,
        DropColumn one => one.Table,
        AlterColumn one => one.Table,
        AddConstraint one => one.Table,
        DropConstraint one => one.Table,
        CreateIndex one => one.Table,
        DropIndex one => one.Table,
        SetTableComment one => one.Table,
        _ => null,
    };

    private bool Joins(AlterationGroup next) =>
        Table is { } table && next.Table is { } other && Batch is null && next.Batch is null
        && table.Schema == other.Schema && table.Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase);
}
