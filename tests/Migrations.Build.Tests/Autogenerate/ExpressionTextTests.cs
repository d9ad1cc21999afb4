using Migrations.Build.Autogenerate;

namespace Migrations.Build.Tests.Autogenerate;

[TestClass]
public sealed class ExpressionTextTests
{
    [TestMethod]
    [DataRow("id > 0", "(id > 0)")]
    [DataRow("id between 1 and 1000000", "((id >= 1) AND (id <= 1000000))")]
    [DataRow("kind IN ('a', 'b')", "((kind)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))")]
    [DataRow("kind NOT IN (1, 2)", "(kind <> ALL (ARRAY[1, 2]))")]
    [DataRow("kind IN ('a')", "((kind)::text = 'a'::text)")]
    [DataRow("a and b and c", "((a AND b) AND c)")]
    [DataRow("a or b and c", "(a OR (b AND c))")]
    [DataRow("name LIKE 'a%' AND name NOT LIKE 'b%'", "(((name)::text ~~ 'a%'::text) AND ((name)::text !~~ 'b%'::text))")]
    [DataRow("lower(name)", "lower((name)::text)")]
    [DataRow("price != -1", "(price <> '-1'::integer)")]
    [DataRow("deleted_at is null", "(deleted_at IS NULL)")]
    [DataRow("CASE WHEN a THEN 1 ELSE 0 END = 1", "(\nCASE\n    WHEN a THEN 1\n    ELSE 0\nEND = 1)")]
    [DataRow("book.price > 0", "(price > 0)")]
    [DataRow("CAST(a AS text)", "(a)::text")]
    [DataRow("created > date '2026-01-01'", "(created > '2026-01-01'::date)")]
    [DataRow("extract(year from created)", "EXTRACT(year FROM created)")]
    [DataRow("\"price\" > 0", "price > 0")]
    public void Two_spellings_of_one_meaning_have_one_form(string one, string other) => Check(one, other, isSame: true);

    [TestMethod]
    [DataRow("id > 0", "id >= 0")]
    [DataRow("a or b and c", "(a or b) and c")]
    [DataRow("a - (b - c)", "a - b - c")]
    [DataRow("not (a and b)", "not a and b")]
    [DataRow("\"Price\" > 0", "price > 0")]
    [DataRow("name = 'A'", "name = 'a'")]
    [DataRow("a::integer = 1", "a = 1")]
    [DataRow("lower(name)", "upper(name)")]
    public void Two_meanings_have_two_forms(string one, string other) => Check(one, other, isSame: false);

    [TestMethod]
    [DataRow("'new'", "'new'::character varying")]
    [DataRow("0", "'0'")]
    [DataRow("-1", "'-1'::integer")]
    [DataRow("(-1)", "-1")]
    [DataRow("1.50", "1.5")]
    [DataRow("now()", "CURRENT_TIMESTAMP")]
    [DataRow("TRUE", "true")]
    [DataRow("nextval('s')", "nextval('s'::regclass)")]
    public void Two_spellings_of_one_default_have_one_form(string one, string other) =>
        Assert.AreEqual(ExpressionText.OfDefault(one, ignoresCase: false), ExpressionText.OfDefault(other, ignoresCase: false));

    [TestMethod]
    public void A_text_that_cannot_be_read_is_compared_by_its_tokens()
    {
        Check("a OVERLAPS (b, c) WEIRD", "A  overlaps ( b,c ) weird", isSame: true);
        Check("a WEIRD b", "a WEIRD c", isSame: false);
    }

    private static void Check(string one, string other, bool isSame)
    {
        var (left, right) = (ExpressionText.Of(one, "book", ignoresCase: false), ExpressionText.Of(other, "book", ignoresCase: false));
        Assert.AreEqual(isSame, left == right, $"{left} and {right}");
    }
}
