namespace Migrations.Build.Schema;

/// <summary>Where an expression stands, which decides how a server can be asked for its spelling.</summary>
internal enum ExpressionPlace
{
    /// <summary>A condition on a row: a check, the predicate of an index or of an exclusion.</summary>
    Condition,

    /// <summary>The default of a column.</summary>
    Default,

    /// <summary>A value made from a row: a part of an index or of an exclusion.</summary>
    Value,

    /// <summary>What a generated column is computed from.</summary>
    Computed,
}
