namespace Migrations.Build;

/// <summary>Replaces operations by others, by their kind. Immutable.</summary>
/// <example><code>new OperationRewriter().On&lt;DropColumn&gt;(drop => [])</code> takes all drops of columns out.</example>
public sealed class OperationRewriter
{
    private readonly ValueList<Func<MigrationOperation, ValueList<MigrationOperation>?>> _rules;

    /// <summary>A rewriter that changes nothing.</summary>
    public OperationRewriter()
        : this([])
    {
    }

    private OperationRewriter(ValueList<Func<MigrationOperation, ValueList<MigrationOperation>?>> rules) => _rules = rules;

    /// <summary>This rewriter with one more rule. Of several rules that fit, the first counts; each operation is rewritten once.</summary>
    /// <typeparam name="T">The kind of operation.</typeparam>
    /// <param name="replacement">What stands in its place; empty: nothing.</param>
    /// <returns>The rewriter.</returns>
    public OperationRewriter On<T>(Func<T, ValueList<MigrationOperation>> replacement)
        where T : MigrationOperation
    {
        ArgumentNullException.ThrowIfNull(replacement);
        return new([.. _rules, operation => operation is T fitting ? replacement(fitting) : null]);
    }

    /// <summary>The operations rewritten, those within blocks and batches included.</summary>
    /// <param name="operations">The operations.</param>
    /// <returns>What stands in their place.</returns>
    public ValueList<MigrationOperation> Rewrite(ValueList<MigrationOperation> operations)
    {
        ArgumentNullException.ThrowIfNull(operations);
        return [.. operations.SelectMany(Rewrite)];
    }

    /// <summary>The revision with both ways rewritten.</summary>
    /// <param name="directive">The revision.</param>
    /// <returns>The rewritten revision.</returns>
    public RevisionDirective Rewrite(RevisionDirective directive)
    {
        ArgumentNullException.ThrowIfNull(directive);
        return directive with { Upgrade = Rewrite(directive.Upgrade), Downgrade = Rewrite(directive.Downgrade) };
    }

    private ValueList<MigrationOperation> Rewrite(MigrationOperation operation)
    {
        foreach (var rule in _rules)
        {
            if (rule(operation) is { } replacement)
            {
                return replacement;
            }
        }

        return operation switch
        {
            AutocommitBlock block => [block with { Operations = Rewrite(block.Operations) }],
            BatchAlterTable batch => [batch with { Operations = Rewrite(batch.Operations) }],
            _ => [operation],
        };
    }
}
