namespace Migrations.Build.Schema;

/// <summary>Where a value was written. It travels with the value, and no comparison looks at it.</summary>
internal readonly struct Origin(SourceLocation? location) : IEquatable<Origin>
{
    public SourceLocation? Location { get; } = location;

    public static Origin Of(string file, int line) => new(file.Length == 0 ? null : new SourceLocation(file, line));

    public bool Equals(Origin other) => true;

    public override bool Equals(object? obj) => obj is Origin;

    public override int GetHashCode() => 0;
}
