namespace Migrations.Build.Introspection;

/// <summary>All that a database has: what the vocabulary can say, the rest verbatim, and what needs what.</summary>
/// <param name="Schema">What the vocabulary can say.</param>
/// <param name="Objects">All objects that stand in an order, those of the vocabulary included.</param>
/// <param name="Needs">Pairs of keys: an object, and one that must be there before it. Unknown keys count for nothing.</param>
internal sealed record WholeDatabase(
    DatabaseSchema Schema, IReadOnlyList<CatalogueObject> Objects, IReadOnlyList<(string Key, string Needs)> Needs)
{
    /// <summary>SQL that goes before all else; null: none.</summary>
    public string? Preamble { get; init; }

    /// <summary>What is neither in the schema nor among the objects, kind and name.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}
