namespace Migrations.Build;

/// <summary>How much one transaction holds.</summary>
public enum TransactionMode
{
    /// <summary>One transaction for each revision, the version row included: a failed run stops at a revision boundary.</summary>
    PerRevision,

    /// <summary>One transaction for the whole run: all or nothing.</summary>
    All,
}
