namespace Migrations.Build.Autogenerate;

/// <summary>Finds what looks like a rename, and what loses data.</summary>
internal static class SchemaWarnings
{
    public static ValueList<SchemaWarning> Of(
        ValueList<MigrationOperation> operations, DatabaseSchema database, DatabaseSchema model, ISchemaRules rules)
    {
        var renames = Tables(operations, database, rules).Concat(Columns(operations, database, model, rules)).ToList();
        var explained = renames.SelectMany(rename => rename.About).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. renames, .. operations.Where(operation => !explained.Contains(operation)).Select(operation => Loss(operation, database, model)).OfType<SchemaWarning>()];
    }

    /// <summary>A table that goes and one that comes with the same columns.</summary>
    private static IEnumerable<SchemaWarning> Tables(
        ValueList<MigrationOperation> operations, DatabaseSchema database, ISchemaRules rules)
    {
        var created = operations.OfType<CreateTable>().ToList();
        foreach (var drop in operations.OfType<DropTable>())
        {
            var gone = database.Find(drop.Table)!;
            if (created.Find(create => create.Table.Schema == gone.Schema && SameColumns(gone, create.Table, rules)) is not { } create)
            {
                continue;
            }

            created.Remove(create);
            yield return new SchemaWarning(
                DiagnosticCodes.PossibleRename,
                $"The table {gone.QualifiedName} goes and {create.Table.QualifiedName} comes with the same columns: if it was renamed, rename it, or its rows are lost.",
                [drop, create])
            {
                Instead = new RenameTable(drop.Table, create.Table.Name),
                InsteadReverse = new RenameTable(create.Table.QualifiedName, gone.Name),
                Location = create.Table.Location,
            };
        }
    }

    /// <summary>A column that goes and one that comes with the same type in one table.</summary>
    private static IEnumerable<SchemaWarning> Columns(
        ValueList<MigrationOperation> operations, DatabaseSchema database, DatabaseSchema model, ISchemaRules rules)
    {
        var added = operations.OfType<AddColumn>().Where(add => add.Column.Computed is null).ToList();
        foreach (var drop in operations.OfType<DropColumn>())
        {
            var gone = database.Find(drop.Table)!.FindColumn(drop.Column)!;
            if (gone.Computed is not null
                || added.Find(add => add.Table == drop.Table && add.Column.Name != gone.Name && rules.SameType(gone.Type, add.Column.Type)) is not { } add)
            {
                continue;
            }

            added.Remove(add);
            yield return new SchemaWarning(
                DiagnosticCodes.PossibleRename,
                $"The column {gone.Name} of table {drop.Table} goes and {add.Column.Name} comes with the same type: if it was renamed, rename it, or its values are lost.",
                [drop, add])
            {
                Instead = new AlterColumn(drop.Table, gone.Name) { NewName = add.Column.Name },
                InsteadReverse = new AlterColumn(drop.Table, add.Column.Name) { NewName = gone.Name },
                Location = model.Find(drop.Table)?.FindColumn(add.Column.Name)?.Location,
            };
        }
    }

    private static bool SameColumns(Table gone, Table come, ISchemaRules rules) =>
        gone.Columns.Count == come.Columns.Count
        && gone.Columns.All(column => come.FindColumn(column.Name) is { } other && rules.SameType(column.Type, other.Type));

    private static SchemaWarning? Loss(MigrationOperation operation, DatabaseSchema database, DatabaseSchema model) => operation switch
    {
        DropTable drop => new SchemaWarning(
            DiagnosticCodes.DataLoss, $"Dropping the table {drop.Table} loses its rows.", [drop]),
        DropColumn drop when database.Find(drop.Table)?.FindColumn(drop.Column)?.Computed is null => new SchemaWarning(
            DiagnosticCodes.DataLoss, $"Dropping the column {drop.Column} of table {drop.Table} loses its values.", [drop])
        {
            Location = model.Find(drop.Table)?.Location,
        },
        AlterColumn { Type.IsGiven: true } alter when database.Find(alter.Table)?.FindColumn(alter.Column) is { } column
            && Narrows(column.Type, alter.Type.Value) => new SchemaWarning(
                DiagnosticCodes.DataLoss,
                $"The type of column {alter.Column} of table {alter.Table} changes from {column.Type} to {alter.Type.Value}: values that do not fit are refused or cut.",
                [alter])
            {
                Location = model.Find(alter.Table)?.FindColumn(alter.Column)?.Location,
            },
        _ => null,
    };

    private static bool Narrows(SqlType from, SqlType to) => (from.Kind, to.Kind) switch
    {
        (_, SqlTypeKind.Text) => false,
        (SqlTypeKind.SmallInteger, SqlTypeKind.Integer or SqlTypeKind.BigInteger) => false,
        (SqlTypeKind.Integer, SqlTypeKind.BigInteger) => false,
        (SqlTypeKind.Real, SqlTypeKind.Float or SqlTypeKind.Double) => false,
        (SqlTypeKind.Json, SqlTypeKind.Jsonb) => false,
        _ when from.Kind == to.Kind && from.Kind == SqlTypeKind.String => to.Length is { } length && !(from.Length <= length),
        _ when from.Kind == to.Kind && from.Kind == SqlTypeKind.Numeric => to.Precision is { } digits
            && !(from.Precision - (from.Scale ?? 0) <= digits - (to.Scale ?? 0) && (from.Scale ?? 0) <= (to.Scale ?? 0)),
        _ => true,
    };
}
