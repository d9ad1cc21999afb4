using Migrations.Build.Schema;

namespace Migrations.Build;

/// <summary>Something in the body of a table: a <see cref="Column"/>, a <see cref="Constraint"/> or a <see cref="TableIndex"/>.</summary>
public abstract record TableElement
{
    private readonly Origin _origin;

    private protected TableElement(string file, int line) => _origin = Origin.Of(file, line);

    /// <summary>Where it was written; null when it was read from a database. Equality does not look at it.</summary>
    public SourceLocation? Location => _origin.Location;

    /// <summary>What SQLite's stored DDL says beyond the vocabulary; null: nothing, or not read from SQLite.</summary>
    internal SqliteClauses? Clauses { get; init; }
}
