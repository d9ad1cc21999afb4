namespace Migrations.Build;

/// <summary>One part of an index: a column or an expression. A string converts to a column's name by itself.</summary>
public sealed record IndexColumn
{
    private IndexColumn(string? name, string? expression)
    {
        Name = name;
        Expression = expression;
    }

    /// <summary>The column's name; null for an expression.</summary>
    public string? Name { get; init; }

    /// <summary>The expression's SQL text; null for a column.</summary>
    public string? Expression { get; init; }

    /// <summary>Whether greater values come first.</summary>
    public bool Descending { get; init; }

    /// <summary>Where NULLs stand.</summary>
    public NullsOrder Nulls { get; init; }

    /// <summary>The collation's name; null: the column's own.</summary>
    public string? Collation { get; init; }

    /// <summary>The operator class with its parameters; null: the type's default. PostgreSQL only.</summary>
    public string? OperatorClass { get; init; }

    /// <summary>A column of the table.</summary>
    /// <param name="name">The column's name.</param>
    public static implicit operator IndexColumn(string name) => new(name, expression: null);

    /// <summary>An expression over the table's columns: <c>IndexColumn.Sql("lower(name)")</c>.</summary>
    /// <param name="expression">The expression's SQL text, without enclosing parentheses.</param>
    /// <returns>The part.</returns>
    public static IndexColumn Sql(string expression) => new(name: null, expression);

    /// <summary>A column of the table, for where a string alone does not convert.</summary>
    /// <param name="name">The column's name.</param>
    /// <returns>The part.</returns>
    public static IndexColumn Of(string name) => name;

    /// <summary>The column's name or the expression's text.</summary>
    public override string ToString() => Name ?? Expression!;
}
