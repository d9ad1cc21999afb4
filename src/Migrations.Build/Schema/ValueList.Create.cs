namespace Migrations.Build;

/// <summary>Makes <see cref="ValueList{T}"/>; collection expressions call it.</summary>
public static class ValueList
{
    /// <summary>Copies the items into a list.</summary>
    /// <typeparam name="T">What the list holds.</typeparam>
    /// <param name="items">The items in order; none gives the empty list.</param>
    /// <returns>The list.</returns>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) =>
        items.IsEmpty ? ValueList<T>.Empty : new ValueList<T>(items.ToArray());
}
