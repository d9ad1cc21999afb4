namespace Migrations.Build.Autogenerate;

/// <summary>How the constraints (or indexes) of one kind of the two sides belong together.</summary>
/// <param name="Removed">Those that only the database has.</param>
/// <param name="Added">Those that only the model has.</param>
/// <param name="Changed">Those of one name that are otherwise different.</param>
internal sealed record ElementMatches<T>(IReadOnlyList<T> Removed, IReadOnlyList<T> Added, IReadOnlyList<(T Database, T Model)> Changed)
    where T : TableElement
{
    /// <summary>Pairs by name where the model gives one, and by content where a side has none.</summary>
    public static ElementMatches<T> Of(
        IEnumerable<T> database,
        IEnumerable<T> model,
        Func<T, ObjectName?> nameOf,
        Func<string?, string?, bool> sameName,
        Func<T, T, bool> sameContent)
    {
        var left = database.ToList();
        var open = new List<T>();
        var changed = new List<(T, T)>();
        foreach (var wanted in model)
        {
            var name = nameOf(wanted)?.Text;
            var found = name is null ? null : left.FirstOrDefault(one => nameOf(one) is { } has && sameName(has.Text, name));
            if (found is null)
            {
                open.Add(wanted);
                continue;
            }

            left.Remove(found);
            if (!sameContent(found, wanted))
            {
                changed.Add((found, wanted));
            }
        }

        return ByContent(left, open, changed, nameOf, sameContent);
    }

    private static ElementMatches<T> ByContent(
        List<T> left, List<T> open, List<(T Database, T Model)> changed, Func<T, ObjectName?> nameOf, Func<T, T, bool> sameContent)
    {
        var added = new List<T>();
        foreach (var wanted in open)
        {
            var isUnnamed = nameOf(wanted) is null;
            if (left.FirstOrDefault(one => (isUnnamed || nameOf(one) is null) && sameContent(one, wanted)) is { } found)
            {
                left.Remove(found);
            }
            else
            {
                added.Add(wanted);
            }
        }

        return new ElementMatches<T>(left, added, changed);
    }
}
