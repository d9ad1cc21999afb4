using System.Collections;

namespace Migrations.Build.Revisions;

/// <summary>A short immutable list of names (ids, labels) that compares by its items, in order and ordinally.</summary>
internal sealed class RevisionNames : IReadOnlyList<string>, IEquatable<RevisionNames>
{
    public static readonly RevisionNames Empty = new([]);

    private readonly string[] _names;

    private RevisionNames(string[] names) => _names = names;

    public int Count => _names.Length;

    public string this[int index] => _names[index];

    public static RevisionNames Of(IEnumerable<string>? names)
    {
        switch (names)
        {
            case null or ICollection<string> { Count: 0 }:
                return Empty;
            case RevisionNames same:
                return same;
            default:
                string[] copy = [.. names];
                return copy.Length == 0 ? Empty : new(copy);
        }
    }

    public bool Equals(RevisionNames? other) => other is not null && _names.AsSpan().SequenceEqual(other._names);

    public override bool Equals(object? obj) => obj is RevisionNames other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (string name in _names)
        {
            hash.Add(name, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_names).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _names.GetEnumerator();

    public override string ToString() => string.Join(", ", _names);
}
