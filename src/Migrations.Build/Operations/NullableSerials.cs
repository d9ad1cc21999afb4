namespace Migrations.Build.Operations;

/// <summary>
/// A serial column is made NOT NULL, and stays a serial when it loses that later: so to make such a column again takes
/// an operation more (https://www.postgresql.org/docs/15/datatype-numeric.html#DATATYPE-SERIAL).
/// </summary>
internal static class NullableSerials
{
    /// <summary>What is left to do behind the creation of columns.</summary>
    public static IEnumerable<MigrationOperation> Of(TableName table, params IEnumerable<Column> columns) =>
        from column in columns
        where column.Type.IsSerial && column.Nullable
        select new AlterColumn(table, column.Name) { Nullable = true };
}
