using System.Diagnostics;
using Migrations.Build.Operations;
using Migrations.Build.Schema;

namespace Migrations.Build;

/// <summary>Several alterations of one table together: where the database cannot alter in place, one rebuild.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Operations">The alterations, in order; each names the same table.</param>
[DebuggerDisplay("ALTER TABLE {Table} ({Operations.Count} operations)")]
public sealed record BatchAlterTable(TableName Table, ValueList<MigrationOperation> Operations) : MigrationOperation
{
    /// <summary>Whether the table is rebuilt.</summary>
    public RebuildMode Rebuild { get; init; }

    /// <summary>The table as it is before, in place of what the database says; null: the database is asked.</summary>
    public Table? CopyFrom { get; init; }

    /// <summary>Columns as they should be read, in place of what the database says; matched by name.</summary>
    public ValueList<Column> ReflectedColumns { get; init; } = [];

    /// <summary>Constraints that the rebuilt table has besides those of the old one.</summary>
    public ValueList<Constraint> AdditionalConstraints { get; init; } = [];

    /// <summary>How constraints that have no name in the database are called within this batch; null: not.</summary>
    public NamingConvention? Convention { get; init; }

    /// <summary>Lists of columns that should stand in this order; with <see cref="RebuildMode.Always"/>.</summary>
    public ValueList<ValueList<string>> ColumnOrder { get; init; } = [];

    /// <summary>What only SQLite knows of the rebuilt table; not given: as before; null: nothing special. PostgreSQL does not look at it.</summary>
    public Optional<SqliteTableOptions?> Sqlite { get; init; }

    /// <inheritdoc/>
    public override bool LosesData => Operations.Any(operation => operation.LosesData);

    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema)
    {
        var start = Start(schema);
        var changed = OperationSequence.Apply(Operations, start).Change(Table, WithOptions);
        return start.Find(Table) is { } before && BatchColumnOrder.IsAsked(this)
            ? changed.Change(Table, after => BatchColumnOrder.Of(before, after, this))
            : changed;
    }

    /// <inheritdoc/>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) =>
        OperationSequence.Reverse(Operations, Start(before)) is { } reversed ? [this with { Operations = reversed, CopyFrom = null, Sqlite = Sqlite.IsGiven ? before.Find(Table)?.Sqlite : default(Optional<SqliteTableOptions?>) }] : null;

    internal override IEnumerable<MigrationOperation> Resolve(TableResolver resolver) =>
        [this with { Operations = [.. BatchNames.Current(Operations.SelectMany(operation => operation.Resolve(resolver)))] }];

    /// <summary>Whether the batch takes the table apart, so that what it says of the table itself counts.</summary>
    internal bool LooksAtTable => Rebuild == RebuildMode.Always || (Rebuild == RebuildMode.Auto && (AdditionalConstraints.Count > 0 || Sqlite.IsGiven
        || Operations.Any(operation => operation is not (AddColumn or CreateIndex or DropIndex or SetTableComment))));

    /// <summary>The table with the options that the batch asks for.</summary>
    internal Table WithOptions(Table table) => Sqlite.IsGiven ? table with { Sqlite = Sqlite.Value } : table;

    /// <summary>The table as the batch wants it to be seen, with the constraints that it adds.</summary>
    internal Table Start(Table table, TableResolver resolver)
    {
        var overrides = ReflectedColumns.ToDictionary(column => column.Name, column => TableResolver.Plain(column), StringComparer.OrdinalIgnoreCase);
        var elements = table.Elements.Select(TableElement (element) => element switch
        {
            Column column when overrides.TryGetValue(column.Name, out var other) =>
                other with { Name = column.Name, Clauses = column.Clauses, Nullable = column.Nullable && other.Nullable },
            Constraint { Name: null } constraint when Convention is not null => resolver.Resolve(Table, constraint),
            _ => element,
        }).ToList();
        var more = AdditionalConstraints
            .Select(constraint => resolver.Resolve(Table, constraint))
            .Where(constraint => !elements.Exists(element => element is Constraint one && one with { Name = null, Clauses = null } == constraint with { Name = null }));
        return table with { Elements = [.. elements.Where(element => element is not TableIndex), .. more, .. elements.OfType<TableIndex>()] };
    }

    /// <summary>Names and columns of the table count only where it is rebuilt; without a rebuild they change nothing.</summary>
    private DatabaseSchema Start(DatabaseSchema schema)
    {
        var resolver = new TableResolver(Convention ?? NamingConvention.None, NoLimit.Instance);
        var start = CopyFrom is null ? schema : schema.With(resolver.Resolve(CopyFrom) with { Name = Table.Name, Schema = Table.Schema });
        return LooksAtTable ? start.Change(Table, table => Start(table, resolver)) : start;
    }

    /// <summary>Names of a convention that are too long for the database are cut when they are compiled; here nobody knows it.</summary>
    private sealed class NoLimit : ISchemaRules
    {
        public static NoLimit Instance { get; } = new();

        public int? MaxNameBytes => null;

        public bool SameType(SqlType database, SqlType model) => database == model;
    }
}
