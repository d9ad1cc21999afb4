namespace Migrations.Build.Autogenerate;

/// <summary>Which foreign keys are touched by changes of the keys, columns and types that they stand on.</summary>
internal sealed class KeyChanges
{
    private readonly ComparisonContext _context;
    private readonly ILookup<TableName, MigrationOperation> _operations;

    public KeyChanges(ComparisonContext context, IEnumerable<MigrationOperation> found)
    {
        _context = context;
        _operations = found
            .Where(operation => TableOf.Operation(operation) is not null)
            .ToLookup(operation => TableOf.Operation(operation)!);
    }

    /// <summary>Whether what a new foreign key refers to is only made or changed in the tables' changes.</summary>
    public bool MustComeLate(ForeignKeyConstraint key)
    {
        var columns = ForeignKeyComparer.ReferredColumns(key, _context.Model);
        return _operations[key.ReferredTable].Any(operation => operation switch
        {
            AddColumn add => columns.Contains(add.Column.Name),
            AlterColumn alter => alter.Type.IsGiven && columns.Contains(alter.Column),
            AddConstraint { Constraint: PrimaryKeyConstraint or UniqueConstraint } => true,
            CreateIndex create => create.Index.Unique && _context.Database.Find(create.Table) is not null,
            _ => false,
        });
    }

    /// <summary>Whether a foreign key that goes would hold up the changes of the table that it refers to.</summary>
    public bool MustGoEarly(DropConstraint drop) =>
        _context.Database.Find(drop.Table)!.Constraints.OfType<ForeignKeyConstraint>()
            .Any(key => key.Name?.Text == drop.Name.Text && HoldsUp(drop.Table, key));

    /// <summary>The same for one that has no name and goes by a rebuild.</summary>
    public bool MustGoEarly(BatchAlterTable batch) =>
        batch.CopyFrom is { } rest
        && _context.Database.Find(batch.Table)!.Constraints.Except(rest.Constraints).OfType<ForeignKeyConstraint>()
            .Any(key => HoldsUp(batch.Table, key));

    /// <summary>Foreign keys that both sides have, but that cannot stand while the tables change.</summary>
    public IEnumerable<(TableName Table, ForeignKeyConstraint Found, ForeignKeyConstraint Wanted)> InTheWay()
    {
        if (!_context.Has(SchemaFeatures.ReferredTablesFirst))
        {
            yield break;
        }

        foreach (var database in _context.Database.Tables.Values)
        {
            if (_context.Model.Find(database.QualifiedName) is not { } model)
            {
                continue;
            }

            foreach (var found in database.Constraints.OfType<ForeignKeyConstraint>().Where(key => key.Name is not null))
            {
                var wanted = model.Constraints.OfType<ForeignKeyConstraint>().FirstOrDefault(key =>
                    key.Columns.Equals(found.Columns) && key.ReferredTable == found.ReferredTable);
                if (wanted is not null && !IsDropped(database.QualifiedName, found) && HoldsUp(database.QualifiedName, found))
                {
                    yield return (database.QualifiedName, found, wanted);
                }
            }
        }
    }

    private bool IsDropped(TableName table, ForeignKeyConstraint key) =>
        _operations[table].OfType<DropConstraint>().Any(drop => drop.Name.Text == key.Name?.Text);

    private bool HoldsUp(TableName table, ForeignKeyConstraint key)
    {
        var referred = ForeignKeyComparer.ReferredColumns(key, _context.Database);
        return _operations[key.ReferredTable].Any(operation => operation is DropTable || TakesKey(operation, key.ReferredTable, referred))
            || ChangesKind(key.ReferredTable, [.. referred, .. Included(key.ReferredTable, referred)])
            || ChangesKind(table, key.Columns);
    }

    private bool TakesKey(MigrationOperation operation, TableName table, ValueList<string> referred)
    {
        var found = _context.Database.Find(table);
        return operation switch
        {
            DropColumn drop => referred.Contains(drop.Column),
            DropConstraint drop => found?.Constraints.Any(constraint =>
                constraint.Name?.Text == drop.Name.Text && ColumnsOf(constraint) is { } columns && SameSet(columns, referred)) == true,
            AddConstraint { Constraint: PrimaryKeyConstraint } => found?.PrimaryKey is { } key && SameSet(key.Columns, referred),
            DropIndex drop => found?.Indexes.Any(index =>
                index.Unique && index.Name?.Text == drop.Name && SameSet([.. index.Columns.Select(part => part.Name ?? "")], referred)) == true,
            _ => false,
        };
    }

    /// <summary>What the key's index carries along: another type makes the index anew, and with it the key.</summary>
    private IEnumerable<string> Included(TableName table, ValueList<string> referred) =>
        from constraint in _context.Database.Find(table)?.Constraints ?? []
        where ColumnsOf(constraint) is { } columns && SameSet(columns, referred)
        from name in (constraint as PrimaryKeyConstraint)?.Include ?? (constraint as UniqueConstraint)?.Include ?? []
        select name;

    private static ValueList<string>? ColumnsOf(Constraint constraint) => constraint switch
    {
        PrimaryKeyConstraint key => key.Columns,
        UniqueConstraint unique => unique.Columns,
        _ => null,
    };

    private static bool SameSet(ValueList<string> left, ValueList<string> right) =>
        left.Count == right.Count && left.All(right.Contains);

    private bool ChangesKind(TableName table, ValueList<string> columns) =>
        _operations[table].OfType<AlterColumn>().Any(alter =>
            alter.Type.IsGiven
            && columns.Contains(alter.Column)
            && _context.Database.Find(table)?.FindColumn(alter.Column)?.Type.Kind != alter.Type.Value.Kind);
}
