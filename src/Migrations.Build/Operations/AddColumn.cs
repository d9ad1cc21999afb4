using System.Diagnostics;
using Migrations.Build.Schema;

namespace Migrations.Build;

/// <summary>Adds a column. Its short forms (unique, index, references) become operations of their own.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Column">The column.</param>
[DebuggerDisplay("ALTER TABLE {Table} ADD COLUMN {Column.Name}")]
public sealed record AddColumn(TableName Table, Column Column) : MigrationOperation
{
    /// <summary>Does nothing when there is a column of this name.</summary>
    public bool IfNotExists { get; init; }

    /// <summary>The column's reference stands within the statement, not as a constraint of its own.</summary>
    public bool InlineReferences { get; init; }

    /// <summary>The column's primary key stands within the statement.</summary>
    public bool InlinePrimaryKey { get; init; }

    /// <summary>The column goes before this one; null: not said. Where a table is rebuilt only.</summary>
    public string? InsertBefore { get; init; }

    /// <summary>The column goes behind this one; null: not said. Where a table is rebuilt only.</summary>
    public string? InsertAfter { get; init; }

    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema) => schema.Change(Table, table =>
    {
        if (table.FindColumn(Column.Name) is not null)
        {
            return table;
        }

        var at = Position(table);
        return table with
        {
            Elements =
            [
                .. table.Columns.Take(at),
                TableResolver.Plain(Column),
                .. table.Columns.Skip(at),
                .. table.Constraints,
                .. InlineConstraints(),
                .. table.Indexes,
            ],
        };
    });

    /// <inheritdoc/>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) => [new DropColumn(Table, Column.Name)];

    /// <summary>The constraints that stand within the statement.</summary>
    internal IEnumerable<Constraint> InlineConstraints()
    {
        if (InlinePrimaryKey && Column.PrimaryKey)
        {
            yield return new PrimaryKeyConstraint([Column.Name]);
        }

        if (InlineReferences && Column.References is { } to)
        {
            yield return new ForeignKeyConstraint([Column.Name], to.Table, [to.Column])
            {
                OnDelete = to.OnDelete,
                OnUpdate = to.OnUpdate,
                Deferrability = to.Deferrability,
                Match = to.Match,
            };
        }
    }

    internal override IEnumerable<MigrationOperation> Resolve(TableResolver resolver)
    {
        var rest = InlineReferences ? Column with { References = null } : Column;
        var plain = TableResolver.Plain(Column) with
        {
            References = InlineReferences ? Column.References : null,
            PrimaryKey = InlinePrimaryKey && Column.PrimaryKey,
        };
        return Here(resolver.Expand(Table, rest).Select(Operation).Prepend(this with { Column = plain }));
    }

    private MigrationOperation Operation(TableElement element) => element switch
    {
        TableIndex index => new CreateIndex(Table, index),
        Constraint constraint => new AddConstraint(Table, constraint),
        _ => throw new ArgumentOutOfRangeException(nameof(element), element, "A column stands for no other column."),
    };

    private int Position(Table table)
    {
        var names = table.Columns.Select(column => column.Name).ToList();
        var before = InsertBefore is null ? -1 : names.IndexOf(InsertBefore);
        var after = InsertAfter is null ? -1 : names.IndexOf(InsertAfter);
        return before >= 0 ? before : after >= 0 ? after + 1 : names.Count;
    }
}
