namespace Migrations.Build.Schema;

/// <summary>Something that goes along with a value and that equality does not look at.</summary>
/// <typeparam name="T">What goes along.</typeparam>
internal readonly struct Carried<T>(T? value) : IEquatable<Carried<T>>
    where T : class
{
    public T? Value { get; } = value;

    public bool Equals(Carried<T> other) => true;

    public override bool Equals(object? obj) => obj is Carried<T>;

    public override int GetHashCode() => 0;
}
