namespace Migrations.Build;

/// <summary>The name of a constraint or an index. A string converts by itself.</summary>
/// <param name="Text">The name, never quoted.</param>
/// <param name="IsFinal">
/// True: the name stands as it is. False: a naming convention with the token <c>{constraint_name}</c> may still wrap it
/// (a check <c>positive</c> of table <c>book</c> becomes <c>ck_book_positive</c>).
/// </param>
public readonly record struct ObjectName(string Text, bool IsFinal = false)
{
    /// <summary>A name that a convention may still wrap.</summary>
    /// <param name="text">The name.</param>
    public static implicit operator ObjectName(string text) => new(text);

    /// <summary>A name that stands as it is.</summary>
    /// <param name="text">The name.</param>
    /// <returns>The final name.</returns>
    public static ObjectName Final(string text) => new(text, IsFinal: true);

    /// <summary>The name's text.</summary>
    public override string ToString() => Text;
}
