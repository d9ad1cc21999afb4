using System.Runtime.CompilerServices;

namespace Migrations.Build;

public partial class MigrationOperations
{
    /// <summary>Creates an index.</summary>
    /// <param name="name">The name; null: the naming convention's.</param>
    /// <param name="table">The table's name; a string names one of the default schema.</param>
    /// <param name="columns">Its columns and expressions, in order.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void CreateIndex(
        ObjectName? name,
        TableName table,
        ValueList<IndexColumn> columns,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new CreateIndex(table, new TableIndex(name, columns, file, line)), file, line);

    /// <summary>Creates a unique index.</summary>
    /// <param name="name">The name; null: the naming convention's.</param>
    /// <param name="table">The table's name; a string names one of the default schema.</param>
    /// <param name="columns">Its columns and expressions, in order.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void CreateUniqueIndex(
        ObjectName? name,
        TableName table,
        ValueList<IndexColumn> columns,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new CreateIndex(table, new TableIndex(name, columns, file, line) { Unique = true }), file, line);

    /// <summary>Creates an index with options.</summary>
    /// <param name="index">The index.</param>
    /// <param name="table">The table's name; a string names one of the default schema.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void CreateIndex(
        TableIndex index,
        TableName table,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new CreateIndex(table, index), file, line);

    /// <summary>Drops an index.</summary>
    /// <param name="name">The index's name.</param>
    /// <param name="table">Its table; null: not said.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void DropIndex(
        string name,
        TableName? table = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new DropIndex(name, table), file, line);

    /// <summary>Adds a primary key.</summary>
    /// <param name="name">The name; null: the naming convention's.</param>
    /// <param name="table">The table's name; a string names one of the default schema.</param>
    /// <param name="columns">The columns' names, in order.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void CreatePrimaryKey(
        ObjectName? name,
        TableName table,
        ValueList<string> columns,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new AddConstraint(table, new PrimaryKeyConstraint(columns, file, line) { Name = name }), file, line);

    /// <summary>Adds a unique constraint.</summary>
    /// <param name="name">The name; null: the naming convention's.</param>
    /// <param name="table">The table's name; a string names one of the default schema.</param>
    /// <param name="columns">The columns' names, in order.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void CreateUniqueConstraint(
        ObjectName? name,
        TableName table,
        ValueList<string> columns,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new AddConstraint(table, new UniqueConstraint(columns, file, line) { Name = name }), file, line);

    /// <summary>Adds a check.</summary>
    /// <param name="name">The name; null: the naming convention's.</param>
    /// <param name="table">The table's name; a string names one of the default schema.</param>
    /// <param name="condition">The condition's SQL text.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void CreateCheckConstraint(
        ObjectName? name,
        TableName table,
        string condition,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new AddConstraint(table, new CheckConstraint(condition, file, line) { Name = name }), file, line);

    /// <summary>Adds a foreign key.</summary>
    /// <param name="name">The name; null: the naming convention's.</param>
    /// <param name="table">The table's name; a string names one of the default schema.</param>
    /// <param name="columns">The referring columns' names.</param>
    /// <param name="referredTable">The table referred to.</param>
    /// <param name="referredColumns">The columns referred to; empty: its primary key.</param>
    /// <param name="onDelete">What happens when the row referred to is deleted.</param>
    /// <param name="onUpdate">What happens when the key referred to changes.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void CreateForeignKey(
        ObjectName? name,
        TableName table,
        ValueList<string> columns,
        TableName referredTable,
        ValueList<string> referredColumns,
        ReferentialAction onDelete = ReferentialAction.NoAction,
        ReferentialAction onUpdate = ReferentialAction.NoAction,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(
            new AddConstraint(
                table,
                new ForeignKeyConstraint(columns, referredTable, referredColumns, file, line)
                {
                    Name = name,
                    OnDelete = onDelete,
                    OnUpdate = onUpdate,
                }), file, line);

    /// <summary>Adds an exclusion constraint. PostgreSQL only.</summary>
    /// <param name="name">The name; null: the naming convention's.</param>
    /// <param name="table">The table's name; a string names one of the default schema.</param>
    /// <param name="elements">What is compared, and by which operator.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void CreateExcludeConstraint(
        ObjectName? name,
        TableName table,
        ValueList<ExcludeElement> elements,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new AddConstraint(table, new ExcludeConstraint(elements, file, line) { Name = name }), file, line);

    /// <summary>Adds a constraint with options.</summary>
    /// <param name="constraint">The constraint.</param>
    /// <param name="table">The table's name; a string names one of the default schema.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void AddConstraint(
        Constraint constraint,
        TableName table,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new AddConstraint(table, constraint), file, line);

    /// <summary>Drops a constraint.</summary>
    /// <param name="name">The constraint's name; a naming convention may wrap it, unless it is final.</param>
    /// <param name="table">The table's name; a string names one of the default schema.</param>
    /// <param name="kind">Which kind of constraint it is; null: not said.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void DropConstraint(
        ObjectName name,
        TableName table,
        ConstraintKind? kind = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new DropConstraint(table, name) { Kind = kind }, file, line);
}
