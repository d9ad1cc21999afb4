using Migrations.Build.Operations;

namespace Migrations.Build.Sqlite.Sql;

/// <summary>What ALTER TABLE does without a rebuild (https://www.sqlite.org/lang_altertable.html).</summary>
internal static class InPlace
{
    /// <summary>Whether SQLite does it in place.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="table">The table before it; null: not known, and what depends on it counts as impossible.</param>
    public static bool IsPossible(MigrationOperation operation, Table? table) => operation switch
    {
        AddColumn add => CanAdd(add),
        DropColumn drop => table is not null && CanDrop(drop, table),
        AlterColumn alter => !Changes(alter) || (table?.FindColumn(alter.Column) is { } column && ChangesNothing(alter, column)),
        CreateIndex or DropIndex or SetTableComment => true,
        AddReferringColumn => true,
        _ => false,
    };

    /// <summary>
    /// NOT NULL without a default is left to SQLite, which takes it for an empty table and else says why not; a
    /// rebuild could do no better.
    /// </summary>
    private static bool CanAdd(AddColumn add) =>
        add is { InlinePrimaryKey: false, InsertBefore: null, InsertAfter: null, Column: { Identity: null, Computed: not { Stored: true } } }
        && (add.Column.Default is not { } @default || (SqliteDialect.Instance.IsConstant(@default) && !add.InlineReferences));

    /// <summary>An index is dropped first, which costs nothing; a constraint that needs the column asks for a rebuild.</summary>
    private static bool CanDrop(DropColumn drop, Table table) =>
        !table.Constraints.Any(constraint => ColumnUse.Needs(constraint, drop.Column) || RefersTo(constraint, table, drop.Column));

    private static bool RefersTo(Constraint constraint, Table table, string column) =>
        constraint is ForeignKeyConstraint key && key.ReferredTable == table.QualifiedName && key.ReferredColumns.Contains(column);

    private static bool Changes(AlterColumn alter) =>
        alter.Type.IsGiven || alter.Nullable.IsGiven || alter.Default.IsGiven || alter.Collation.IsGiven || alter.Identity.IsGiven;

    private static bool ChangesNothing(AlterColumn alter, Column column) =>
        alter.Type.Or(column.Type) == column.Type
        && alter.Nullable.Or(column.Nullable) == column.Nullable
        && alter.Default.Or(column.Default) == column.Default
        && alter.Collation.Or(column.Collation) == column.Collation
        && !alter.Identity.IsGiven
        && column.Clauses?.NullableKey != true;
}
