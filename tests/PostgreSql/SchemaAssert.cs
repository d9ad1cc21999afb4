namespace Migrations.Build.Tests.PostgreSql;

/// <summary>Compares schemas, and says what differs.</summary>
internal static class SchemaAssert
{
    public static void AreEqual(DatabaseSchema expected, DatabaseSchema actual, string context = "")
    {
        var differences = Differences(expected, actual).ToList();
        Assert.IsTrue(differences.Count == 0, $"{context}\n{string.Join('\n', differences.Take(20))}");
        Assert.AreEqual(expected, actual);
    }

    public static IEnumerable<string> Differences(DatabaseSchema expected, DatabaseSchema actual)
    {
        foreach (var name in expected.Tables.Keys.Union(actual.Tables.Keys))
        {
            var (left, right) = (expected.Find(name), actual.Find(name));
            if (left is null || right is null)
            {
                yield return $"table {name}: {(left is null ? "not expected" : "missing")}";
                continue;
            }

            foreach (var element in left.Elements.Except(right.Elements))
            {
                yield return $"{name}: expected {element}";
            }

            foreach (var element in right.Elements.Except(left.Elements))
            {
                yield return $"{name}: found    {element}";
            }

            if (left with { Elements = [] } != right with { Elements = [] })
            {
                yield return $"{name}: expected {left.PostgreSql} '{left.Comment}', found {right.PostgreSql} '{right.Comment}'";
            }
        }

        foreach (var difference in Parts("enum", expected.Enums.Values, actual.Enums.Values)
            .Concat(Parts("sequence", expected.Sequences.Values, actual.Sequences.Values))
            .Concat(Parts("schema", expected.Schemas, actual.Schemas))
            .Concat(Parts("extension", expected.Extensions, actual.Extensions)))
        {
            yield return difference;
        }
    }

    private static IEnumerable<string> Parts<T>(string kind, IEnumerable<T> expected, IEnumerable<T> actual) =>
        expected.Except(actual).Select(one => $"{kind}: expected {one}").Concat(actual.Except(expected).Select(one => $"{kind}: found {one}"));
}
