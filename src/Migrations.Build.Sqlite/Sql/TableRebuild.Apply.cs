using Migrations.Build.Schema;
using Migrations.Build.Sqlite.Schema;

namespace Migrations.Build.Sqlite.Sql;

/// <summary>The operations, checked and applied.</summary>
internal sealed partial class TableRebuild
{
    /// <summary>Refuses an identity that is not the rowid, or that asks for more than SQLite's counting.</summary>
    /// <exception cref="MigrationException">It is so.</exception>
    public static void CheckIdentity(Table table, Column column)
    {
        if (RowIds.Of(table) != column)
        {
            throw new MigrationException(
                DiagnosticCodes.OperationNotSupported,
                $"Column {table.Name}.{column.Name} cannot have an identity: SQLite counts only an Integer column that alone is the primary key, in a table with rowids.");
        }

        if (column.Identity is { } identity && identity != (identity.IsAlways ? Identity.Always : Identity.ByDefault))
        {
            throw new MigrationException(
                DiagnosticCodes.OperationNotSupported,
                $"The identity of {table.Name}.{column.Name} has options, and SQLite's rowid takes none. Leave them out; SqliteTableOptions.AutoIncrement keeps numbers from being used again.");
        }
    }

    /// <summary>Applies one operation.</summary>
    /// <exception cref="MigrationException">What it names is not there, or is there already.</exception>
    public void Apply(MigrationOperation operation)
    {
        switch (operation)
        {
            case AddColumn add:
                Add(add);
                break;
            case DropColumn drop:
                Drop(drop);
                break;
            case AlterColumn alter:
                Alter(alter);
                break;
            case AddConstraint add:
                Add(add with { Table = _name });
                break;
            case DropConstraint drop:
                Drop(drop);
                break;
            case CreateIndex create when Table.Indexes.Any(index => Same(index.Name?.Text, create.Index.Name?.Text)):
                _ = create.IfNotExists ? 0 : throw Duplicate($"there is an index {create.Index.Name}");
                break;
            case CreateIndex create:
                Run(create with { Table = _name });
                break;
            case DropIndex drop:
                Drop(drop);
                break;
            case SetTableComment:
                break;
            default:
                throw new MigrationException(
                    DiagnosticCodes.OperationNotSupported,
                    $"{operation.GetType().Name} cannot stand in a batch of table {_name}. Call it on op, outside of the batch.");
        }
    }

    private void Add(AddColumn add)
    {
        var column = add.Column;
        if (Find(column.Name) is not null)
        {
            _ = add.IfNotExists ? 0 : throw Duplicate($"there is a column {column.Name}");
            return;
        }

        var (before, after) = (Place(add.InsertBefore), Place(add.InsertAfter));
        Run(add with { Table = _name, InsertBefore = before, InsertAfter = after });
        if (column.Identity is not null)
        {
            CheckIdentity(Table, Table.FindColumn(column.Name)!);
        }
    }

    private void Drop(DropColumn drop)
    {
        if (Find(drop.Column) is not { } column)
        {
            _ = drop.IfExists ? 0 : throw Missing($"it has no column {drop.Column}");
            return;
        }

        if (Table.Columns.FirstOrDefault(one => one.Computed is { } computed && one != column && SqlNames.Mentions(computed.Sql, column.Name)) is { } user)
        {
            throw NotPossible($"Cannot drop column {column.Name} of {_name}: column {user.Name} is computed from it. Drop {user.Name} first.");
        }

        var key = Table.Constraints.OfType<ForeignKeyConstraint>()
            .FirstOrDefault(key => key.ReferredTable == _name && key.ReferredColumns.Contains(column.Name) && !key.Columns.Contains(column.Name));
        if (key is not null)
        {
            throw NotPossible($"Cannot drop column {column.Name} of {_name}: the table's own foreign key {key.Name} refers to it. Drop the foreign key first.");
        }

        if (Table.Triggers.Value?.FirstOrDefault(text => TriggerText.Mentions(text, _sources.GetValueOrDefault(column.Name, column.Name))) is { } trigger)
        {
            throw NotPossible($"Cannot drop column {column.Name} of {_name}: a trigger uses it ({Shortened(trigger)}). Drop the trigger first (op.Execute) and create it again behind.");
        }

        Run(new DropColumn(_name, column.Name));
        _dropped = drop.Location ?? _location;
        _sources.Remove(column.Name);
    }

    private void Alter(AlterColumn alter)
    {
        var column = Find(alter.Column) ?? throw Missing($"it has no column {alter.Column}");
        if (alter.Identity.IsGiven && (alter.Identity.Value is null) != (column.Identity is null))
        {
            throw NotPossible($"Cannot change the identity of {_name}.{column.Name}: on SQLite a column counts itself up exactly when it is an Integer and alone the primary key.");
        }

        if (column.Computed is not null && (alter.Default.IsGiven || alter.Type.IsGiven))
        {
            throw NotPossible($"Cannot change the default or type of {_name}.{column.Name}: it is a generated column. Drop it and add it again.");
        }

        var newName = alter.NewName.Or(column.Name);
        if (newName != column.Name && Find(newName) is { } other && other != column)
        {
            throw Duplicate($"there is a column {newName}");
        }

        Run(alter with
        {
            Table = _name,
            Column = column.Name,
            Identity = alter.Type.IsGiven && alter.Type.Value.Kind != SqlTypeKind.Integer ? default(Identity) : default(Optional<Identity?>),
        });
        if (alter.Nullable.IsGiven)
        {
            Change(newName, one => one with { Clauses = one.Clauses is { } clauses ? clauses with { NullableKey = alter.Nullable.Value } : null });
        }

        if (newName != column.Name && _sources.Remove(column.Name, out var source))
        {
            _sources[newName] = source;
        }
    }

    private void Add(AddConstraint add)
    {
        var constraint = add.Constraint;
        ValueList<string> columns = constraint switch
        {
            PrimaryKeyConstraint key => key.Columns,
            UniqueConstraint unique => unique.Columns,
            ForeignKeyConstraint key => key.Columns,
            _ => [],
        };
        ValueList<string> own = constraint is ForeignKeyConstraint self && Same(self.ReferredTable.Name, _name.Name) ? self.ReferredColumns : [];
        if (columns.Concat(own).FirstOrDefault(name => Find(name) is null) is { } missing)
        {
            throw Missing($"it has no column {missing}");
        }

        if (constraint.Name is { } name && Table.Constraints.Any(one => Same(one.Name?.Text, name.Text) && one.Kind != ConstraintKind.PrimaryKey))
        {
            throw Duplicate($"there is a constraint {name}");
        }

        Run(add);
    }

    private void Drop(DropConstraint drop)
    {
        var constraint = Table.Constraints.FirstOrDefault(one => one.Name?.Text == drop.Name.Text)
            ?? Table.Constraints.FirstOrDefault(one => Same(one.Name?.Text, drop.Name.Text));
        if (constraint is null)
        {
            _ = drop.IfExists ? 0 : throw Missing($"it has no constraint {drop.Name}");
            return;
        }

        Run(drop with { Table = _name, Name = constraint.Name!.Value });
        if (constraint is PrimaryKeyConstraint key)
        {
            foreach (var name in key.Columns)
            {
                Change(name, one => one.Clauses is { NullableKey: true } ? one with { Nullable = true, Clauses = one.Clauses with { NullableKey = false } } : one);
            }
        }
    }

    private void Drop(DropIndex drop)
    {
        var index = Table.Indexes.FirstOrDefault(one => Same(one.Name?.Text, drop.Name));
        if (index is null)
        {
            _ = drop.IfExists ? 0 : throw Missing($"it has no index {drop.Name}");
            return;
        }

        Run(new DropIndex(index.Name!.Value.Text, _name));
    }

    private void Run(MigrationOperation operation) => Schema = operation.ApplyTo(Schema);

    private void Change(string column, Func<Column, Column> change) => Schema = Schema.Change(_name, table => table with
    {
        Elements = [.. table.Elements.Select(element => element is Column one && one.Name == column ? change(one) : element)],
    });

    private Column? Find(string name) =>
        Table.FindColumn(name) ?? Table.Columns.FirstOrDefault(column => Same(column.Name, name));

    private string? Place(string? name) => name is null ? null : (Find(name) ?? throw Missing($"it has no column {name}")).Name;

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private MigrationException Duplicate(string found) =>
        new(DiagnosticCodes.DuplicateObject, $"Cannot alter table {_name}: {found} already. Choose another name, or drop it first.");

    private static MigrationException NotPossible(string message) => new(DiagnosticCodes.OperationNotSupported, message);
}
