namespace Migrations.Build;

/// <summary>What a single column refers to: the short form of a <see cref="ForeignKeyConstraint"/>.</summary>
/// <param name="Table">The table referred to.</param>
/// <param name="Column">The column referred to.</param>
public sealed record Reference(TableName Table, string Column)
{
    /// <summary>The constraint's name; null: the naming convention's, else unnamed.</summary>
    public ObjectName? Name { get; init; }

    /// <summary>What happens to this row when the other is deleted.</summary>
    public ReferentialAction OnDelete { get; init; }

    /// <summary>What happens to this row when the other's key changes.</summary>
    public ReferentialAction OnUpdate { get; init; }

    /// <summary>When the reference is checked.</summary>
    public Deferrability Deferrability { get; init; }

    /// <summary>What <c>MATCH</c> says; it matters for a key of several columns only.</summary>
    public ForeignKeyMatch Match { get; init; }
}
