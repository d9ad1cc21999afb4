using System.Runtime.CompilerServices;

namespace Migrations.Build;

/// <summary>A condition that each row must not fail.</summary>
public sealed record CheckConstraint : Constraint
{
    /// <summary>Makes a check.</summary>
    /// <param name="condition">The condition's SQL text.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public CheckConstraint(
        string condition, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        : base(file, line) => Condition = condition;

    /// <inheritdoc/>
    public override ConstraintKind Kind => ConstraintKind.Check;

    /// <summary>The condition's SQL text.</summary>
    public string Condition { get; init; }

    /// <summary>Existing rows are not checked until somebody asks for it; PostgreSQL only.</summary>
    public bool NotValid { get; init; }

    /// <summary>Tables that inherit do not get it; PostgreSQL only.</summary>
    public bool NoInherit { get; init; }
}
