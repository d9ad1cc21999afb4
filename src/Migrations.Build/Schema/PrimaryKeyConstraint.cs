using System.Runtime.CompilerServices;

namespace Migrations.Build;

/// <summary>The primary key of a table.</summary>
public sealed record PrimaryKeyConstraint : Constraint
{
    /// <summary>Makes a primary key.</summary>
    /// <param name="columns">The columns' names, in order.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public PrimaryKeyConstraint(
        ValueList<string> columns, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        : base(file, line) => Columns = columns;

    /// <inheritdoc/>
    public override ConstraintKind Kind => ConstraintKind.PrimaryKey;

    /// <summary>The columns' names, in order.</summary>
    public ValueList<string> Columns { get; init; }

    /// <summary>Columns that the index behind it carries along; empty: none. PostgreSQL only.</summary>
    public ValueList<string> Include { get; init; } = [];
}
