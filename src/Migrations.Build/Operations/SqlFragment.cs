namespace Migrations.Build;

/// <summary>A piece of an <see cref="ExecuteSql"/>: text that stands as it is, or a value.</summary>
/// <param name="Text">The SQL text; empty for a value.</param>
/// <param name="IsValue">Whether this is a value: a parameter online, a literal in a script.</param>
/// <param name="Value">The value; null: SQL's NULL.</param>
public readonly record struct SqlFragment(string Text, bool IsValue = false, object? Value = null)
{
    /// <summary>A value.</summary>
    /// <param name="value">The value; null: SQL's NULL; a <see cref="SqlExpression"/>: no parameter, but a part of the text.</param>
    /// <returns>The piece.</returns>
    public static SqlFragment OfValue(object? value) => new("", IsValue: true, value);
}
