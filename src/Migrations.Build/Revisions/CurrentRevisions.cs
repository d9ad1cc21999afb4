namespace Migrations.Build.Revisions;

/// <summary>
/// The current revisions as a person thinks of them: the tip of each applied branch, also of one that a dependency
/// implies and that so has no row.
/// </summary>
internal static class CurrentRevisions
{
    public static int[] Of(GraphIndex index, IReadOnlyCollection<int> rows)
    {
        bool[] applied = index.Reach(index.AllParents, rows);
        return [.. Enumerable.Range(0, index.Count)
            .Where(number => applied[number] && !Array.Exists(index.Children[number], child => applied[child]))];
    }
}
