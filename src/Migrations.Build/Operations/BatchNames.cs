namespace Migrations.Build.Operations;

/// <summary>Within a batch a renamed column may be called by its old name as well, as in the reference system.</summary>
internal static class BatchNames
{
    /// <summary>The operations, each with the names that columns have when its turn comes.</summary>
    public static IEnumerable<MigrationOperation> Current(IEnumerable<MigrationOperation> operations)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var operation in operations)
        {
            var current = names.Count == 0 ? operation : Current(operation, name => names.GetValueOrDefault(name, name));
            yield return current;
            switch (current)
            {
                case AlterColumn { NewName.IsGiven: true } alter when alter.NewName.Value != alter.Column:
                    names.Remove(alter.NewName.Value);
                    foreach (var earlier in names.Where(name => name.Value == alter.Column).Select(name => name.Key).ToList())
                    {
                        names[earlier] = alter.NewName.Value;
                    }

                    names[alter.Column] = alter.NewName.Value;
                    break;
                case AddColumn add:
                    names.Remove(add.Column.Name);
                    break;
            }
        }
    }

    private static MigrationOperation Current(MigrationOperation operation, Func<string, string> name)
    {
        return operation switch
        {
            AddColumn add => add with { InsertBefore = Place(add.InsertBefore), InsertAfter = Place(add.InsertAfter) },
            DropColumn drop => drop with { Column = name(drop.Column) },
            AlterColumn alter => alter with { Column = name(alter.Column) },
            AddConstraint { Constraint: PrimaryKeyConstraint key } add => add with { Constraint = key with { Columns = Names(key.Columns) } },
            AddConstraint { Constraint: UniqueConstraint unique } add => add with { Constraint = unique with { Columns = Names(unique.Columns) } },
            AddConstraint { Constraint: ForeignKeyConstraint key } add => add with { Constraint = key with { Columns = Names(key.Columns) } },
            CreateIndex create => create with
            {
                Index = create.Index with
                {
                    Columns = [.. create.Index.Columns.Select(part => part.Name is { } column ? part with { Name = name(column) } : part)],
                },
            },
            _ => operation,
        };

        string? Place(string? column) => column is null ? null : name(column);
        ValueList<string> Names(ValueList<string> columns) => [.. columns.Select(name)];
    }
}
