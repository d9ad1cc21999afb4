using System.Runtime.CompilerServices;

namespace Migrations.Build;

/// <summary>Takes an interpolated string apart: what stands in braces becomes a value, never SQL text.</summary>
[InterpolatedStringHandler]
public readonly struct SqlInterpolation
{
    private readonly List<SqlFragment> _fragments;

    /// <summary>Called by the compiler.</summary>
    /// <param name="literalLength">Not looked at.</param>
    /// <param name="formattedCount">How many values there are.</param>
    public SqlInterpolation(int literalLength, int formattedCount)
    {
        _ = literalLength;
        _fragments = new List<SqlFragment>((formattedCount * 2) + 1);
    }

    /// <summary>Text and values, in order.</summary>
    public ValueList<SqlFragment> Fragments => [.. _fragments];

    /// <summary>Called by the compiler for the text between values.</summary>
    /// <param name="text">The text.</param>
    public void AppendLiteral(string text) => _fragments.Add(new SqlFragment(text));

    /// <summary>Called by the compiler for each value.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">
    /// The value; a <see cref="SqlExpression"/> stands in the text, as it is or as a literal, also online: where a statement
    /// takes no parameter.
    /// </param>
    public void AppendFormatted<T>(T value) => _fragments.Add(
        value is SqlExpression { Text: { } text } ? new SqlFragment(text) : SqlFragment.OfValue(value));
}
