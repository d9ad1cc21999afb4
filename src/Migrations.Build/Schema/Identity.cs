namespace Migrations.Build;

/// <summary>How a column counts itself up.</summary>
/// <remarks>On SQLite an identity integer key is the rowid, which takes no options.</remarks>
public sealed record Identity
{
    private Identity(bool always) => IsAlways = always;

    /// <summary>A value may be given at insert; without one the column counts.</summary>
    public static Identity ByDefault { get; } = new(always: false);

    /// <summary>The column always counts; a given value is refused.</summary>
    public static Identity Always { get; } = new(always: true);

    /// <summary>Whether a given value is refused.</summary>
    public bool IsAlways { get; init; }

    /// <summary>The first value; null: the database's default.</summary>
    public long? Start { get; init; }

    /// <summary>The step between two values; null: the database's default.</summary>
    public long? Increment { get; init; }

    /// <summary>The least value; null: the database's default.</summary>
    public long? MinValue { get; init; }

    /// <summary>The greatest value; null: the database's default.</summary>
    public long? MaxValue { get; init; }

    /// <summary>How many values a session takes at once; null: the database's default.</summary>
    public long? Cache { get; init; }

    /// <summary>Whether counting starts again at the end; null: the database's default.</summary>
    public bool? Cycle { get; init; }
}
