namespace Migrations.Build.Introspection;

/// <summary>An object of a database, whether or not the vocabulary has a word for it.</summary>
/// <param name="Key">What <see cref="WholeDatabase.Needs"/> calls it.</param>
/// <param name="Kind">What it is, in the database's words: <c>view</c>, <c>function</c>; <c>table</c>, <c>index</c>, <c>enum</c> and <c>sequence</c> where the vocabulary has it.</param>
/// <param name="Name">Its name; with arguments where it has some.</param>
/// <param name="Sql">The statements that make it; null: the vocabulary has it.</param>
internal sealed record CatalogueObject(string Key, string Kind, TableName Name, string? Sql)
{
    /// <summary>When its turn is among those whose needs are met: types and functions (negative) before tables (0), the rest behind.</summary>
    public int Phase { get; init; }

    /// <summary>Whether a person should hear of it: what belongs to an object that is listed is not listed itself.</summary>
    public bool IsListed { get; init; } = true;
}
