using System.Diagnostics;

namespace Migrations.Build;

/// <summary>Sets or takes away the comment of a table. A column's comment is <see cref="AlterColumn.Comment"/>.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Comment">The comment; null: none.</param>
[DebuggerDisplay("COMMENT ON TABLE {Table}")]
public sealed record SetTableComment(TableName Table, string? Comment) : MigrationOperation
{
    /// <summary>The comment as it is before, as far as the author knew.</summary>
    public Optional<string?> ExistingComment { get; init; }

    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema) =>
        schema.Change(Table, table => table with { Comment = Comment });

    /// <inheritdoc/>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) =>
        before.Find(Table) is { } table
            ? [new SetTableComment(Table, table.Comment) { ExistingComment = Comment }]
            : ExistingComment.IsGiven
                ? [new SetTableComment(Table, ExistingComment.Value) { ExistingComment = Comment }]
                : null;
}
