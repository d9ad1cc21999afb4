namespace Migrations.Build;

/// <summary>A value that may be left out, where left out and null are different things.</summary>
/// <typeparam name="T">The value's type; null may be one of its values.</typeparam>
/// <remarks>The default is "not given". A value converts by itself: <c>Default = null</c> says "no default".</remarks>
public readonly record struct Optional<T>
{
    private readonly T _value;

    /// <summary>Makes a given value.</summary>
    /// <param name="value">The value, null included where <typeparamref name="T"/> allows it.</param>
    public Optional(T value)
    {
        _value = value;
        IsGiven = true;
    }

    /// <summary>Whether a value was given.</summary>
    public bool IsGiven { get; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">None was given.</exception>
    public T Value => IsGiven ? _value : throw new InvalidOperationException("No value was given.");

    /// <summary>The value, or another when none was given.</summary>
    /// <param name="fallback">What counts when none was given.</param>
    /// <returns>The value that counts.</returns>
    public T Or(T fallback) => IsGiven ? _value : fallback;

    /// <summary>Makes a given value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Optional<T>(T value) => new(value);

    /// <summary>The value, or <c>(not given)</c>.</summary>
    public override string ToString() => IsGiven ? $"{_value}" : "(not given)";
}
