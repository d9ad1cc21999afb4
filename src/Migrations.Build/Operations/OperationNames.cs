using Migrations.Build.Schema;

namespace Migrations.Build.Operations;

/// <summary>Looks at the names that an operation gives and uses, those of tables that it creates excepted: their resolver has seen them.</summary>
internal static class OperationNames
{
    /// <summary>Passes when the database can have all of them.</summary>
    /// <exception cref="MigrationException">One is too long.</exception>
    public static void Check(MigrationOperation operation, NameLimit limit)
    {
        limit.Check(TableOf(operation), "table", operation.Location);
        foreach (var (name, what) in Others(operation))
        {
            limit.Checked(name, what, operation.Location);
        }

        CheckObject(operation, limit);
        foreach (var inner in (operation as BatchAlterTable)?.Operations ?? [])
        {
            Check(inner, limit);
        }
    }

    private static TableName? TableOf(MigrationOperation operation) => operation switch
    {
        DropTable one => one.Table,
        RenameTable one => one.Table,
        SetTableComment one => one.Table,
        AddColumn one => one.Table,
        DropColumn one => one.Table,
        AlterColumn one => one.Table,
        CreateIndex one => one.Table,
        DropIndex one => one.Table,
        AddConstraint one => one.Table,
        DropConstraint one => one.Table,
        BulkInsert one => one.Table,
        BatchAlterTable one => one.Table,
        _ => null,
    };

    private static IEnumerable<(string Name, string What)> Others(MigrationOperation operation) => operation switch
    {
        RenameTable rename => [(rename.NewName, "of a table")],
        DropColumn drop => [(drop.Column, Column(drop.Table))],
        AlterColumn alter => [(alter.Column, Column(alter.Table)), (alter.NewName.Or(""), Column(alter.Table))],
        CreateIndex create => create.Index.Columns.Select(part => part.Name ?? "").Concat(create.Index.Include).Select(name => (name, Column(create.Table))),
        DropIndex drop => [(drop.Name, "of an index"), (drop.Schema ?? "", "of a schema")],
        AddConstraint add => ColumnsOf(add.Constraint).Select(name => (name, Column(add.Table))),
        DropConstraint drop => [(drop.Name.Text, $"on table {drop.Table}")],
        BulkInsert insert => insert.Columns.Select(name => (name, Column(insert.Table))),
        CreateSchema create => [(create.Name, "of a schema")],
        DropSchema drop => [(drop.Name, "of a schema")],
        CreateExtension create => [(create.Name, "of an extension"), (create.Schema ?? "", "of a schema")],
        DropExtension drop => [(drop.Name, "of an extension")],
        AddEnumValue add => [(add.Value, $"of a word of type {add.Name}")],
        _ => [],
    };

    private static void CheckObject(MigrationOperation operation, NameLimit limit)
    {
        switch (operation)
        {
            case AddColumn add:
                limit.Check(add.Table, add.Column);
                break;
            case AlterColumn { Type: { IsGiven: true, Value: { Kind: SqlTypeKind.Enum } type } }:
                limit.Check(new EnumType(type.Name!, type.Values) { Schema = type.Schema }, operation.Location);
                break;
            case AddConstraint { Constraint: ForeignKeyConstraint key } add:
                limit.Check(key.ReferredTable, "table", operation.Location);
                foreach (var name in key.ReferredColumns)
                {
                    limit.Checked(name, Column(key.ReferredTable), operation.Location);
                }

                break;
            case CreateEnum create:
                limit.Check(create.Type, operation.Location);
                break;
            case AddEnumValue add:
                limit.Check(add.Name, "type", operation.Location);
                break;
            case DropEnum drop:
                limit.Check(drop.Name, "type", operation.Location);
                break;
            case CreateSequence create:
                limit.Check(create.Sequence.QualifiedName, "sequence", operation.Location);
                break;
            case DropSequence drop:
                limit.Check(drop.Name, "sequence", operation.Location);
                break;
            default:
                break;
        }
    }

    private static ValueList<string> ColumnsOf(Constraint constraint) => constraint switch
    {
        PrimaryKeyConstraint key => [.. key.Columns, .. key.Include],
        UniqueConstraint unique => [.. unique.Columns, .. unique.Include],
        ForeignKeyConstraint key => key.Columns,
        ExcludeConstraint exclude => [.. exclude.Elements.Select(element => element.Column.Name ?? "")],
        _ => [],
    };

    private static string Column(TableName table) => $"of a column of table {table}";
}
