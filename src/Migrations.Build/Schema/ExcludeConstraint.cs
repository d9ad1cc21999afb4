using System.Runtime.CompilerServices;

namespace Migrations.Build;

/// <summary>No two rows may answer true to all comparisons; PostgreSQL only.</summary>
/// <remarks>https://www.postgresql.org/docs/15/sql-createtable.html#SQL-CREATETABLE-EXCLUDE</remarks>
public sealed record ExcludeConstraint : Constraint
{
    /// <summary>Makes an exclusion constraint.</summary>
    /// <param name="elements">What is compared, and by which operator.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public ExcludeConstraint(
        ValueList<ExcludeElement> elements, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        : base(file, line) => Elements = elements;

    /// <inheritdoc/>
    public override ConstraintKind Kind => ConstraintKind.Exclude;

    /// <summary>What is compared, and by which operator.</summary>
    public ValueList<ExcludeElement> Elements { get; init; }

    /// <summary>The index method; null: <c>gist</c>.</summary>
    public string? Method { get; init; }

    /// <summary>Only rows that fulfil this condition count; null: all rows.</summary>
    public string? Where { get; init; }
}
