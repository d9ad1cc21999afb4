using System.Runtime.CompilerServices;

namespace Migrations.Build;

/// <summary>A unique constraint.</summary>
public sealed record UniqueConstraint : Constraint
{
    /// <summary>Makes a unique constraint.</summary>
    /// <param name="columns">The columns' names, in order.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public UniqueConstraint(
        ValueList<string> columns, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        : base(file, line) => Columns = columns;

    /// <inheritdoc/>
    public override ConstraintKind Kind => ConstraintKind.Unique;

    /// <summary>The columns' names, in order.</summary>
    public ValueList<string> Columns { get; init; }

    /// <summary>Whether two NULLs count as equal; PostgreSQL 15 and later.</summary>
    public bool NullsNotDistinct { get; init; }

    /// <summary>Columns that the index behind it carries along; empty: none. PostgreSQL only.</summary>
    public ValueList<string> Include { get; init; } = [];
}
