namespace Migrations.Build.Sql;

/// <summary>What is known of a statement that refuses a transaction, so that a run that was cut while it was at work can go on.</summary>
internal sealed record LoneStatement
{
    /// <summary>
    /// A query of one text: <c>done</c>, <c>broken</c> when it left half of its work behind, anything else when it is
    /// still to be done; null: no catalogue tells, and the statement may be run again.
    /// </summary>
    public string? Outcome { get; init; }

    /// <summary>The statement that takes away what it left half done; null: none is needed.</summary>
    public string? CleanUp { get; init; }

    /// <summary>Whether the statement passes over a leftover of its name, so that its outcome is asked before it runs too.</summary>
    public bool PassesOver { get; init; }
}
