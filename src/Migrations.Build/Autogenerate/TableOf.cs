namespace Migrations.Build.Autogenerate;

/// <summary>The table that an operation works on.</summary>
internal static class TableOf
{
    /// <summary>Its name; null: the operation works on no table, or on any.</summary>
    public static TableName? Operation(MigrationOperation operation) => operation switch
    {
        CreateTable create => create.Table.QualifiedName,
        DropTable drop => drop.Table,
        RenameTable rename => rename.Table,
        AddColumn add => add.Table,
        DropColumn drop => drop.Table,
        AlterColumn alter => alter.Table,
        AddConstraint add => add.Table,
        DropConstraint drop => drop.Table,
        CreateIndex create => create.Table,
        DropIndex drop => drop.Table,
        SetTableComment comment => comment.Table,
        BatchAlterTable batch => batch.Table,
        BulkInsert insert => insert.Table,
        _ => null,
    };
}
