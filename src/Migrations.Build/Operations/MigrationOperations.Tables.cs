using System.Runtime.CompilerServices;

namespace Migrations.Build;

public partial class MigrationOperations
{
    /// <summary>Creates a table of the default schema.</summary>
    /// <param name="name">The table's name.</param>
    /// <param name="elements">Columns, constraints and indexes.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void CreateTable(
        string name,
        ValueList<TableElement> elements,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new CreateTable(new Table(name, elements, file, line)), file, line);

    /// <summary>Creates a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void CreateTable(
        Table table,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new CreateTable(table), file, line);

    /// <summary>Drops a table with all its rows.</summary>
    /// <param name="table">The table's name; a string names one of the default schema.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void DropTable(
        TableName table,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new DropTable(table), file, line);

    /// <summary>Renames a table within its schema.</summary>
    /// <param name="table">The table's name; a string names one of the default schema.</param>
    /// <param name="newName">The new name, without schema.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void RenameTable(
        TableName table,
        string newName,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new RenameTable(table, newName), file, line);

    /// <summary>Adds a column.</summary>
    /// <param name="table">The table's name; a string names one of the default schema.</param>
    /// <param name="column">The column.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void AddColumn(
        TableName table,
        Column column,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new AddColumn(table, column), file, line);

    /// <summary>Drops a column with its values.</summary>
    /// <param name="table">The table's name; a string names one of the default schema.</param>
    /// <param name="column">The column's name.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void DropColumn(
        TableName table,
        string column,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new DropColumn(table, column), file, line);

    /// <summary>Renames a column.</summary>
    /// <param name="table">The table's name; a string names one of the default schema.</param>
    /// <param name="column">The column's name.</param>
    /// <param name="newName">The new name.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void RenameColumn(
        TableName table,
        string column,
        string newName,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new AlterColumn(table, column) { NewName = newName }, file, line);

    /// <summary>Changes a column. What is not given stays as it is; null takes a default, identity or comment away.</summary>
    /// <param name="table">The table's name; a string names one of the default schema.</param>
    /// <param name="column">The column's name.</param>
    /// <param name="type">The new type.</param>
    /// <param name="nullable">Whether it may hold NULL from now on.</param>
    /// <param name="default">The new default; null: none.</param>
    /// <param name="identity">How it counts itself up from now on; null: no more.</param>
    /// <param name="comment">The new comment; null: none.</param>
    /// <param name="newName">The new name.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void AlterColumn(
        TableName table,
        string column,
        Optional<SqlType> type = default,
        Optional<bool> nullable = default,
        Optional<SqlExpression?> @default = default,
        Optional<Identity?> identity = default,
        Optional<string?> comment = default,
        Optional<string> newName = default,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(
            new AlterColumn(table, column)
            {
                Type = type,
                Nullable = nullable,
                Default = @default,
                Identity = identity,
                Comment = comment,
                NewName = newName,
            },
            file,
            line);

    /// <summary>Sets or takes away the comment of a table.</summary>
    /// <param name="table">The table's name; a string names one of the default schema.</param>
    /// <param name="comment">The comment; null: none.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void SetTableComment(
        TableName table,
        string? comment,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new SetTableComment(table, comment), file, line);

    /// <summary>Inserts rows, as fast as the database takes them.</summary>
    /// <param name="table">The table's name; a string names one of the default schema.</param>
    /// <param name="columns">The columns' names, in the order of the values.</param>
    /// <param name="rows">The rows, each with one value for each column.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void BulkInsert(
        TableName table,
        ValueList<string> columns,
        IEnumerable<object?[]> rows,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new BulkInsert(table, columns, rows), file, line);

    /// <summary>Runs SQL as it is.</summary>
    /// <param name="sql">The SQL text.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void Execute(
        string sql,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new ExecuteSql(sql), file, line);

    /// <summary>Runs SQL whose interpolated values become parameters (literals in a script).</summary>
    /// <param name="sql">An interpolated string.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void Execute(
        SqlInterpolation sql,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new ExecuteSql(sql.Fragments), file, line);
}
