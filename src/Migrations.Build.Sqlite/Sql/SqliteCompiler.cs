using Migrations.Build.Operations;
using Migrations.Build.Sql;

namespace Migrations.Build.Sqlite.Sql;

/// <summary>Turns operations into statements, one after the other, with the schema as it is at each of them.</summary>
internal sealed class SqliteCompiler(SqliteDialect dialect, DatabaseSchema before)
{
    private readonly List<SqlStatement> _statements = [];
    private DatabaseSchema _schema = before;

    public List<SqlStatement> Compile(IEnumerable<MigrationOperation> operations)
    {
        foreach (var group in AlterationGroup.Of(operations))
        {
            if (group.Table is { } table)
            {
                Alter(group, Spelled(table));
            }
            else
            {
                Here(group.Operations[0], Single);
            }
        }

        return _statements;
    }

    private void Single(MigrationOperation operation)
    {
        switch (operation)
        {
            case CreateTable create:
                CreateTable(create);
                break;
            case DropTable drop:
                SqliteDialect.NoSchema(drop.Table);
                Add(operation, $"DROP TABLE {(drop.IfExists ? "IF EXISTS " : "")}{dialect.Quote(Spelled(drop.Table).Name)}");
                break;
            case RenameTable rename:
                RenameTable(rename);
                return;
            case DropIndex drop:
                Add(operation, $"DROP INDEX {(drop.IfExists ? "IF EXISTS " : "")}{dialect.Quote(drop.Name)}");
                break;
            case ExecuteSql execute:
                _statements.Add(SqliteDialect.WithAlone(new SqlStatement(dialect.Inlined(execute.Fragments)) { Location = operation.Location }));
                break;
            case BulkInsert insert:
                SqliteDialect.NoSchema(insert.Table);
                _statements.Add(new SqlStatement($"INSERT INTO {dialect.Quote(insert.Table.Name)} ({string.Join(", ", insert.Columns.Select(dialect.Quote))})")
                {
                    Location = operation.Location,
                    Rows = insert,
                });
                break;
            case CustomOperation custom:
                _statements.AddRange(custom.Sql(dialect.Name).Select(text => SqliteDialect.WithAlone(new SqlStatement(text) { Location = operation.Location })));
                break;
            case AutocommitBlock block:
                Autocommit(block);
                return;
            default:
                throw NotSupported(operation);
        }

        _schema = operation.ApplyTo(_schema);
    }

    private void CreateTable(CreateTable create)
    {
        var table = create.Table;
        SqliteDialect.NoSchema(table.QualifiedName);
        foreach (var column in table.Columns.Where(column => column.Identity is not null))
        {
            TableRebuild.CheckIdentity(table, column);
        }

        if (create.Temporary is { } kind and not TemporaryTable.Session)
        {
            throw new MigrationException(
                DiagnosticCodes.OperationNotSupported,
                $"The temporary table {table.Name} cannot be {kind}: SQLite does nothing to temporary tables at a commit. Use TemporaryTable.Session, and op.DropTable or op.Execute(\"DELETE FROM …\") behind the last use.");
        }

        Add(create, dialect.CreateTableText(table, table.Name, create.IfNotExists, isTemporary: create.Temporary is not null));
        foreach (var index in table.Indexes)
        {
            Add(create, dialect.CreateIndexText(index, table.Name, create.IfNotExists));
        }
    }

    private void RenameTable(RenameTable rename)
    {
        SqliteDialect.NoSchema(rename.Table);
        var table = Spelled(rename.Table);
        var (from, to) = (dialect.Quote(table.Name), dialect.Quote(rename.NewName));
        Add(rename, $"ALTER TABLE {from} RENAME TO {to}");
        _schema = (rename with { Table = table }).ApplyTo(_schema);
        ChangeTriggers(table with { Name = rename.NewName }, text => TriggerText.RenameTable(text, table.Name, rename.NewName));
    }

    /// <summary>A rebuild stays in a transaction even here: cut in the middle it would lose the table.</summary>
    private void Autocommit(AutocommitBlock block)
    {
        var inner = new SqliteCompiler(dialect, _schema);
        foreach (var group in AlterationGroup.Of(block.Operations))
        {
            var first = inner._statements.Count;
            var rebuilds = inner.CompileGroup(group);
            for (var at = first; at < inner._statements.Count; at++)
            {
                inner._statements[at] = inner._statements[at] with
                {
                    Alone = rebuilds ? null : inner._statements[at].Alone ?? SqliteDialect.AloneInBlock(inner._statements[at]),
                };
            }
        }

        _statements.AddRange(inner._statements);
        _schema = inner._schema;
    }

    private bool CompileGroup(AlterationGroup group)
    {
        var count = _statements.Count;
        Compile([group.Batch as MigrationOperation ?? (group.Table is null ? group.Operations[0] : new BatchAlterTable(group.Table, [.. group.Operations]))]);
        return _statements.Skip(count).Any(statement => statement.Reason == TableRebuild.CopyReason);
    }

    private void Alter(AlterationGroup group, TableName name)
    {
        var first = group.Operations.Count == 0 ? group.Batch! : group.Operations[0];
        Here(first, _ => SqliteDialect.NoSchema(name));
        var mode = group.Batch?.Rebuild ?? RebuildMode.Auto;
        IReadOnlyList<MigrationOperation> operations = [.. group.Inline().Select(operation => Spelled(operation, name))];
        var obstacle = group.MustRebuild ? first : Obstacle(operations, name);
        if (obstacle is null)
        {
            foreach (var operation in operations)
            {
                Here(operation, one => AlterInPlace(one, name));
            }
        }
        else if (mode == RebuildMode.Never)
        {
            throw new MigrationException(
                DiagnosticCodes.OperationNotSupported,
                $"Cannot alter table {name}: SQLite needs a rebuild for this ({obstacle.GetType().Name}), which the batch forbids. Use RebuildMode.Auto.",
                obstacle.Location);
        }
        else
        {
            Rebuild(group, name, obstacle);
        }
    }

    /// <summary>The first operation that cannot be done in place; null: all can.</summary>
    private MigrationOperation? Obstacle(IReadOnlyList<MigrationOperation> operations, TableName name)
    {
        var schema = _schema;
        foreach (var operation in operations)
        {
            var table = _schema.UnknownSince is null ? schema.Find(name) : null;
            if (operation is DropColumn && table is null && schema.UnknownSince is null)
            {
                continue;
            }

            if (!InPlace.IsPossible(operation, table))
            {
                return operation;
            }

            schema = operation.ApplyTo(schema);
        }

        return null;
    }

    private void Rebuild(AlterationGroup group, TableName name, MigrationOperation obstacle)
    {
        var rebuild = new TableRebuild(dialect, _schema, name, group.Batch, obstacle.Location);
        foreach (var operation in group.Operations)
        {
            Here(operation, one =>
            {
                CheckReferred(one);
                rebuild.Apply(one);
            });
        }

        Here(obstacle, _ => _statements.AddRange(rebuild.Statements()));
        _schema = rebuild.Schema;
    }

    private void AlterInPlace(MigrationOperation operation, TableName name)
    {
        var table = _schema.Find(name);
        CheckReferred(operation is AddReferringColumn { Key: { } key } ? new AddConstraint(name, key) : operation);
        var quoted = dialect.Quote(name.Name);
        switch (operation)
        {
            case AddColumn add when add.IfNotExists && table is not null && HasColumn(table, add.Column.Name):
                return;
            case AddColumn add:
                CheckNew(table, add.Column.Name);
                AddColumn(operation, quoted, add, add.InlineConstraints().OfType<ForeignKeyConstraint>().FirstOrDefault());
                break;
            case AddReferringColumn both:
                CheckNew(table, both.Add.Column.Name);
                AddColumn(both.Add, quoted, both.Add, both.Key);
                break;
            case DropColumn drop when drop.IfExists && table is not null && !HasColumn(table, drop.Column):
                return;
            case DropColumn drop:
                foreach (var index in table?.Indexes.Where(index => ColumnUse.Needs(index, drop.Column)) ?? [])
                {
                    Add(operation, $"DROP INDEX {dialect.Quote(index.Name!.Value.Text)}", "drops an index of the column first");
                }

                Add(operation, $"ALTER TABLE {quoted} DROP COLUMN {dialect.Quote(drop.Column)}");
                break;
            case AlterColumn alter when alter.NewName.IsGiven && alter.NewName.Value != alter.Column:
                CheckNew(table, alter.NewName.Value, alter.Column);
                var (from, to) = (dialect.Quote(alter.Column), dialect.Quote(alter.NewName.Value));
                Add(operation, $"ALTER TABLE {quoted} RENAME COLUMN {from} TO {to}");
                ChangeTriggers(name, text => TriggerText.RenameColumn(text, alter.Column, alter.NewName.Value));
                break;
            case CreateIndex create:
                Add(operation, dialect.CreateIndexText(create.Index, name.Name, create.IfNotExists));
                break;
            case DropIndex drop:
                Add(operation, $"DROP INDEX {(drop.IfExists ? "IF EXISTS " : "")}{dialect.Quote(drop.Name)}");
                break;
        }

        _schema = operation.ApplyTo(_schema);
    }

    private void AddColumn(MigrationOperation operation, string table, AddColumn add, ForeignKeyConstraint? key)
    {
        var text = dialect.ColumnText(add.Column);
        if (key is not null)
        {
            text += (key.Name is { } name ? $" CONSTRAINT {dialect.Quote(name.Text)}" : "") + " " + dialect.ReferencesText(key);
        }

        Add(operation, $"ALTER TABLE {table} ADD COLUMN {text}");
    }

    private static void CheckNew(Table? table, string column, string? itself = null)
    {
        if (table is not null && HasColumn(table, column) && !column.Equals(itself, StringComparison.OrdinalIgnoreCase))
        {
            throw new MigrationException(
                DiagnosticCodes.DuplicateObject,
                $"Cannot alter table {table.Name}: there is a column {column} already. Choose another name, or drop it first.");
        }
    }

    /// <summary>SQLite itself would notice a missing table or column only when a row is written.</summary>
    private void CheckReferred(MigrationOperation operation)
    {
        if (_schema.UnknownSince is not null || AlterationGroup.ReferenceOf(operation) is not { } reference)
        {
            return;
        }

        var (name, columns) = reference;
        var table = _schema.Find(Spelled(name));
        if (table is null || columns.FirstOrDefault(column => !HasColumn(table, column)) is { })
        {
            var missing = table is null ? "table" : $"column {columns.First(column => !HasColumn(table, column))}";
            throw new MigrationException(
                DiagnosticCodes.UnknownObject,
                $"Cannot add a foreign key to table {name}: there is no such {missing}. SQLite would notice only when a row is written. Create it first, or correct the name.");
        }
    }

    /// <summary>The table's name as the schema has it: SQLite does not tell upper from lower case.</summary>
    private TableName Spelled(TableName name) =>
        _schema.Find(name) is not null
            ? name
            : _schema.Tables.Keys.FirstOrDefault(
                one => one.Schema == name.Schema && one.Name.Equals(name.Name, StringComparison.OrdinalIgnoreCase), name);

    /// <summary>The operation with its column's name as the table has it.</summary>
    private MigrationOperation Spelled(MigrationOperation operation, TableName table)
    {
        return operation switch
        {
            DropColumn drop => drop with { Table = table, Column = Name(drop.Column) },
            AlterColumn alter => alter with { Table = table, Column = Name(alter.Column) },
            AddColumn add => add with { Table = table },
            CreateIndex create => create with { Table = table },
            DropIndex drop => drop with { Table = table },
            _ => operation,
        };

        string Name(string name) => _schema.Find(table)?.Columns
            .FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Name ?? name;
    }

    private void ChangeTriggers(TableName name, Func<string, string> change) => _schema = _schema.Change(name, table => table with
    {
        Triggers = new(table.Triggers.Value?.Select(change).ToArray()),
    });

    private static bool HasColumn(Table table, string name) =>
        table.Columns.Any(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private void Add(MigrationOperation operation, string text, string? reason = null) =>
        _statements.Add(new SqlStatement(text) { Location = operation.Location, Reason = reason });

    private static void Here(MigrationOperation operation, Action<MigrationOperation> compile)
    {
        try
        {
            compile(operation);
        }
        catch (MigrationException exception) when (exception.Location is null)
        {
            throw new MigrationException(exception.Code, exception.Message, operation.Location, exception);
        }
    }

    private static MigrationException NotSupported(MigrationOperation operation)
    {
        var instead = operation switch
        {
            CreateEnum or DropEnum or AddEnumValue => "SQLite has no enum types; a column of SqlType.Enum becomes VARCHAR, and a check constraint can hold its words",
            CreateSequence or DropSequence => "SQLite has no sequences; an Integer primary key with Identity counts itself up",
            CreateSchema or DropSchema => "SQLite has no schemas; attach a database with op.Execute instead",
            CreateExtension or DropExtension => "SQLite has no extensions in the database; load them in the connection",
            _ => "SQLite cannot do it",
        };
        return new MigrationException(
            DiagnosticCodes.OperationNotSupported,
            $"{operation.GetType().Name}: {instead}. In a revision for several databases ask op.Dialect first.");
    }
}
