using System.Runtime.CompilerServices;
using Migrations.Build.Schema;

namespace Migrations.Build;

/// <summary>What <see cref="MigrationOperations.BatchAlterTable(TableName, Action{BatchOperations}, string, int)"/> calls: alterations of its one table.</summary>
public sealed class BatchOperations
{
    private readonly TableName _table;
    private readonly List<MigrationOperation> _recorded = [];

    internal BatchOperations(TableName table) => _table = table;

    internal IReadOnlyList<MigrationOperation> Recorded => _recorded;

    /// <summary>Adds a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void AddColumn(
        Column column,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new AddColumn(_table, column), file, line);

    /// <summary>Drops a column with its values.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void DropColumn(
        string column,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new DropColumn(_table, column), file, line);

    /// <summary>Renames a column.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="newName">The new name.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void RenameColumn(
        string column,
        string newName,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new AlterColumn(_table, column) { NewName = newName }, file, line);

    /// <summary>Changes a column. What is not given stays as it is; null takes a default, identity or comment away.</summary>
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
            new AlterColumn(_table, column)
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

    /// <summary>Creates an index.</summary>
    /// <param name="name">The name; null: the naming convention's.</param>
    /// <param name="columns">Its columns and expressions, in order.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void CreateIndex(
        ObjectName? name,
        ValueList<IndexColumn> columns,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new CreateIndex(_table, new TableIndex(name, columns, file, line)), file, line);

    /// <summary>Creates a unique index.</summary>
    /// <param name="name">The name; null: the naming convention's.</param>
    /// <param name="columns">Its columns and expressions, in order.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void CreateUniqueIndex(
        ObjectName? name,
        ValueList<IndexColumn> columns,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new CreateIndex(_table, new TableIndex(name, columns, file, line) { Unique = true }), file, line);

    /// <summary>Creates an index with options.</summary>
    /// <param name="index">The index.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void CreateIndex(
        TableIndex index,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new CreateIndex(_table, index), file, line);

    /// <summary>Drops an index.</summary>
    /// <param name="name">The index's name.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void DropIndex(
        string name,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new DropIndex(name, _table), file, line);

    /// <summary>Adds a primary key.</summary>
    /// <param name="name">The name; null: the naming convention's.</param>
    /// <param name="columns">The columns' names, in order.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void CreatePrimaryKey(
        ObjectName? name,
        ValueList<string> columns,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new AddConstraint(_table, new PrimaryKeyConstraint(columns, file, line) { Name = name }), file, line);

    /// <summary>Adds a unique constraint.</summary>
    /// <param name="name">The name; null: the naming convention's.</param>
    /// <param name="columns">The columns' names, in order.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void CreateUniqueConstraint(
        ObjectName? name,
        ValueList<string> columns,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new AddConstraint(_table, new UniqueConstraint(columns, file, line) { Name = name }), file, line);

    /// <summary>Adds a check.</summary>
    /// <param name="name">The name; null: the naming convention's.</param>
    /// <param name="condition">The condition's SQL text.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void CreateCheckConstraint(
        ObjectName? name,
        string condition,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new AddConstraint(_table, new CheckConstraint(condition, file, line) { Name = name }), file, line);

    /// <summary>Adds a foreign key.</summary>
    /// <param name="name">The name; null: the naming convention's.</param>
    /// <param name="columns">The referring columns' names.</param>
    /// <param name="referredTable">The table referred to.</param>
    /// <param name="referredColumns">The columns referred to; empty: its primary key.</param>
    /// <param name="onDelete">What happens when the row referred to is deleted.</param>
    /// <param name="onUpdate">What happens when the key referred to changes.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void CreateForeignKey(
        ObjectName? name,
        ValueList<string> columns,
        TableName referredTable,
        ValueList<string> referredColumns,
        ReferentialAction onDelete = ReferentialAction.NoAction,
        ReferentialAction onUpdate = ReferentialAction.NoAction,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(
            new AddConstraint(
                _table,
                new ForeignKeyConstraint(columns, referredTable, referredColumns, file, line)
                {
                    Name = name,
                    OnDelete = onDelete,
                    OnUpdate = onUpdate,
                }), file, line);

    /// <summary>Adds an exclusion constraint. PostgreSQL only.</summary>
    /// <param name="name">The name; null: the naming convention's.</param>
    /// <param name="elements">What is compared, and by which operator.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void CreateExcludeConstraint(
        ObjectName? name,
        ValueList<ExcludeElement> elements,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new AddConstraint(_table, new ExcludeConstraint(elements, file, line) { Name = name }), file, line);

    /// <summary>Adds a constraint with options.</summary>
    /// <param name="constraint">The constraint.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void AddConstraint(
        Constraint constraint,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new AddConstraint(_table, constraint), file, line);

    /// <summary>Drops a constraint.</summary>
    /// <param name="name">The constraint's name; a naming convention may wrap it, unless it is final.</param>
    /// <param name="kind">Which kind of constraint it is; null: not said.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void DropConstraint(
        ObjectName name,
        ConstraintKind? kind = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new DropConstraint(_table, name) { Kind = kind }, file, line);

    /// <summary>Records an alteration with all its options.</summary>
    /// <param name="operation">An operation on the batch's table.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void Invoke(
        MigrationOperation operation, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(operation);
        _recorded.Add(operation.Location is null ? operation with { Origin = Origin.Of(file, line) } : operation);
    }
}
