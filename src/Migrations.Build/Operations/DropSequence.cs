using System.Diagnostics;

namespace Migrations.Build;

/// <summary>Drops a sequence with its count. PostgreSQL only.</summary>
/// <param name="Name">Schema and name of the sequence.</param>
[DebuggerDisplay("DROP SEQUENCE {Name}")]
public sealed record DropSequence(TableName Name) : MigrationOperation
{
    /// <summary>Does nothing when there is no such object.</summary>
    public bool IfExists { get; init; }

    /// <inheritdoc/>
    public override bool LosesData => true;

    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema) =>
        schema with { Sequences = schema.Sequences.Remove(Name) };

    /// <inheritdoc/>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) =>
        before.Sequences.GetValueOrDefault(Name) is { } sequence ? [new CreateSequence(sequence)] : null;
}
