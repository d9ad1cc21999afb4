namespace Migrations.Build;

/// <summary>One difference between a database and a model, as <c>MigrateCheck</c> reports it.</summary>
/// <param name="Kind">What kind of difference it is.</param>
/// <param name="Text">The difference in one line of text.</param>
public sealed record SchemaDifference(SchemaDifferenceKind Kind, string Text)
{
    /// <summary>The table; null where there is none (enum types, sequences, schemas).</summary>
    public TableName? Table { get; init; }

    /// <summary>The column; null where it is not about one.</summary>
    public string? Column { get; init; }

    /// <summary>The name of the index, constraint, type, sequence or schema; null: it has none.</summary>
    public string? Name { get; init; }

    /// <summary>The kind of constraint; null where it is not about one.</summary>
    public ConstraintKind? Constraint { get; init; }

    /// <summary>The place in the model: of the element itself, else of its table; null: not known.</summary>
    public SourceLocation? Location { get; init; }
}
