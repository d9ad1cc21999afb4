using Migrations.Build.PostgreSql.Sql;

namespace Migrations.Build.PostgreSql.Tests.Sql;

[TestClass]
public sealed class WordOperatorsTests
{
    [TestMethod]
    [DataRow("now() AT TIME ZONE 'utc'", "(now() AT TIME ZONE 'utc')")]
    [DataRow("'x' COLLATE \"C\"", "('x' COLLATE \"C\")")]
    [DataRow("NOT true", "(NOT true)")]
    [DataRow("(now() AT TIME ZONE 'utc')", "(now() AT TIME ZONE 'utc')")]
    [DataRow("1 IS NOT DISTINCT FROM 2", "1 IS NOT DISTINCT FROM 2")]
    [DataRow("'at and or'", "'at and or'")]
    [DataRow("nextval('at')", "nextval('at')")]
    [DataRow("ARRAY['a' LIKE 'b']", "ARRAY['a' LIKE 'b']")]
    public void Only_an_operator_of_words_outside_of_parentheses_needs_some(string text, string expected) =>
        Assert.AreEqual(expected, WordOperators.Enclosed(text));
}
