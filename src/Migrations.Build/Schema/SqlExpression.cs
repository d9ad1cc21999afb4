namespace Migrations.Build;

/// <summary>A default value: either SQL text, which stands as it is, or a value that the dialect writes as a literal.</summary>
/// <remarks>Numbers and booleans convert by themselves; a string does not, since it could mean either.</remarks>
public sealed record SqlExpression
{
    private SqlExpression(string? text, object? value)
    {
        Text = text;
        Literal = value;
    }

    /// <summary>The SQL text; null when this is a literal.</summary>
    public string? Text { get; }

    /// <summary>The value of a literal (null: SQL's NULL); meaningless when <see cref="Text"/> is given.</summary>
    public object? Literal { get; }

    /// <summary>SQL text: <c>SqlExpression.Sql("now()")</c>.</summary>
    /// <param name="text">The text, in the dialect's own language; not empty.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ArgumentException">The text is empty or blank.</exception>
    public static SqlExpression Sql(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return new(text, value: null);
    }

    /// <summary>A literal: <c>SqlExpression.Value("new")</c> is <c>'new'</c>.</summary>
    /// <param name="value">A string, boolean, number, date, time, <see cref="Guid"/>, byte array or null.</param>
    /// <returns>The expression.</returns>
    public static SqlExpression Value(object? value) => new(text: null, value);

    /// <summary>A boolean literal.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator SqlExpression(bool value) => Value(value);

    /// <summary>A whole number.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator SqlExpression(int value) => Value(value);

    /// <summary>A whole number.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator SqlExpression(long value) => Value(value);

    /// <summary>A decimal number.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator SqlExpression(decimal value) => Value(value);

    /// <summary>The text, or the literal between angle brackets.</summary>
    public override string ToString() => Text ?? $"<{Literal ?? "null"}>";
}
