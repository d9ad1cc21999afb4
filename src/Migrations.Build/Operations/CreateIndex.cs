using System.Diagnostics;
using Migrations.Build.Schema;

namespace Migrations.Build;

/// <summary>Creates an index on a table that is there.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Index">The index.</param>
[DebuggerDisplay("CREATE INDEX {Index.Name} ON {Table}")]
public sealed record CreateIndex(TableName Table, TableIndex Index) : MigrationOperation
{
    /// <summary>Does nothing when there is an index of this name.</summary>
    public bool IfNotExists { get; init; }

    /// <summary>Builds without holding writers up; runs outside a transaction. PostgreSQL only; SQLite does not look at it.</summary>
    public bool Concurrently { get; init; }

    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema) => schema.Change(Table, table =>
        table.Indexes.Any(index => index.Name == Index.Name)
            ? table
            : table with { Elements = [.. table.Elements, Index] });

    /// <inheritdoc/>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) =>
        Index.Name is { } name ? [new DropIndex(name.Text, Table) { Concurrently = Concurrently }] : null;

    internal override IEnumerable<MigrationOperation> Resolve(TableResolver resolver) =>
        [this with { Index = resolver.Resolve(Table, Index) }];
}
