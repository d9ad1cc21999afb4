using System.Diagnostics;
using Migrations.Build.Operations;
using Migrations.Build.Schema;

namespace Migrations.Build;

/// <summary>Operations that run outside a transaction, each committed by itself. What came before is committed first.</summary>
/// <param name="Operations">The operations, in order.</param>
[DebuggerDisplay("AUTOCOMMIT ({Operations.Count} operations)")]
public sealed record AutocommitBlock(ValueList<MigrationOperation> Operations) : MigrationOperation
{
    /// <inheritdoc/>
    public override bool LosesData => Operations.Any(operation => operation.LosesData);

    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema) => OperationSequence.Apply(Operations, schema);

    /// <inheritdoc/>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) =>
        OperationSequence.Reverse(Operations, before) is { } reversed ? [new AutocommitBlock(reversed)] : null;

    internal override IEnumerable<MigrationOperation> Resolve(TableResolver resolver) =>
        [this with { Operations = [.. Operations.SelectMany(operation => operation.Resolve(resolver))] }];
}
