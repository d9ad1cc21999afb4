using System.Diagnostics;

namespace Migrations.Build;

/// <summary>Drops an index.</summary>
/// <param name="Name">The index's name.</param>
/// <param name="Table">The table's name; null: not said, which the databases can do without.</param>
[DebuggerDisplay("DROP INDEX {Name}")]
public sealed record DropIndex(string Name, TableName? Table = null) : MigrationOperation
{
    /// <summary>The schema, where no table says it; null: the default schema.</summary>
    public string? Schema { get; init; }

    /// <summary>Does nothing when there is no such index.</summary>
    public bool IfExists { get; init; }

    /// <summary>Drops without holding writers up; runs outside a transaction. PostgreSQL only; SQLite does not look at it.</summary>
    public bool Concurrently { get; init; }

    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema) => Owner(schema) is { } owner
        ? schema.Change(owner, table => table with { Elements = [.. table.Elements.Where(element => !IsIt(element))] })
        : schema;

    /// <inheritdoc/>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) =>
        Owner(before) is { } owner && before.Find(owner)?.Indexes.FirstOrDefault(IsIt) is { } index
            ? [new CreateIndex(owner, index) { Concurrently = Concurrently }]
            : null;

    /// <summary>The table that has the index; null: none known.</summary>
    internal TableName? Owner(DatabaseSchema schema) =>
        Table ?? schema.Tables.Values
            .FirstOrDefault(table => table.Schema == Schema && table.Indexes.Any(IsIt))?.QualifiedName;

    private bool IsIt(TableElement element) => element is TableIndex index && index.Name?.Text == Name;
}
