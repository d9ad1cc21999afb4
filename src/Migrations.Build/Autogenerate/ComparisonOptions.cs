using Migrations.Build.Schema;

namespace Migrations.Build.Autogenerate;

/// <summary>What a comparison looks at, and who may have a say.</summary>
internal sealed record ComparisonOptions
{
    /// <summary>Everything, by the database's own rules.</summary>
    public static ComparisonOptions Default { get; } = new();

    /// <summary>Whether types are compared.</summary>
    public bool Types { get; init; } = true;

    /// <summary>Whether defaults, identities and computations are compared. None is ever executed.</summary>
    public bool Defaults { get; init; } = true;

    /// <summary>Whether an object of the database is looked at.</summary>
    public Func<SchemaObjectName, bool> IncludeName { get; init; } = _ => true;

    /// <summary>Whether an object of either side is looked at.</summary>
    public Func<SchemaObject, bool> IncludeObject { get; init; } = _ => true;

    /// <summary>Whether the types of two columns differ; null: the database's rules say it.</summary>
    public Func<ColumnPair, bool?> TypesDiffer { get; init; } = _ => null;

    /// <summary>Whether the defaults of two columns differ; null: their texts say it.</summary>
    public Func<ColumnPair, bool?> DefaultsDiffer { get; init; } = _ => null;

    /// <summary>How the server spells expressions of the model, as far as it was asked.</summary>
    public IReadOnlyDictionary<ExpressionQuestion, string> Spellings { get; init; } = new Dictionary<ExpressionQuestion, string>();

    /// <summary>The rows that new tables start with.</summary>
    public ValueList<SeedRows> Seeds { get; init; } = [];
}
