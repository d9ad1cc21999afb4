using System.Diagnostics;

namespace Migrations.Build;

/// <summary>Creates a sequence. PostgreSQL only.</summary>
/// <param name="Sequence">The sequence.</param>
[DebuggerDisplay("CREATE SEQUENCE {Sequence.QualifiedName}")]
public sealed record CreateSequence(Sequence Sequence) : MigrationOperation
{
    /// <summary>Does nothing when it is there already.</summary>
    public bool IfNotExists { get; init; }

    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema) =>
        schema with { Sequences = schema.Sequences.SetItem(Sequence.QualifiedName, Sequence) };

    /// <inheritdoc/>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) =>
        [new DropSequence(Sequence.QualifiedName)];
}
