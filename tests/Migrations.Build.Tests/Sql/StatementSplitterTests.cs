using System.Globalization;
using CsCheck;
using Migrations.Build.Sql;

namespace Migrations.Build.Tests.Sql;

[TestClass]
public sealed class StatementSplitterTests
{
    [TestMethod]
    [DataRow("", DisplayName = "nothing")]
    [DataRow(" ; ;\n-- only a comment\n/* and another */", DisplayName = "nothing but comments")]
    [DataRow("SELECT 1", "1: SELECT 1", DisplayName = "no semicolon at the end")]
    [DataRow("SELECT 1;\n\n-- two\nSELECT 2 ;", "1: SELECT 1", "4: SELECT 2", DisplayName = "comments before a statement")]
    [DataRow("SELECT 1 -- one; two\n, 2; SELECT 3", "1: SELECT 1 -- one; two\n, 2", "2: SELECT 3", DisplayName = "comments inside")]
    [DataRow("SELECT /* ; */ 1 /* end */;", "1: SELECT /* ; */ 1", DisplayName = "block comments")]
    [DataRow("SELECT ';', 'it''s;', \"a;\"\"b\"; SELECT 2", "1: SELECT ';', 'it''s;', \"a;\"\"b\"", "1: SELECT 2", DisplayName = "quotes")]
    [DataRow("SELECT '\\'; SELECT 2", "1: SELECT '\\'", "1: SELECT 2", DisplayName = "a backslash is nothing special")]
    [DataRow("SELECT 1;\r\nSELECT 2;\rSELECT 3", "1: SELECT 1", "2: SELECT 2", "3: SELECT 3", DisplayName = "line ends")]
    [DataRow("SELECT 'a\nb';\nSELECT 2", "1: SELECT 'a\nb'", "3: SELECT 2", DisplayName = "lines inside of strings")]
    [DataRow("BEGIN; SELECT 1; END; COMMIT", "1: BEGIN", "1: SELECT 1", "1: END", "1: COMMIT", DisplayName = "transactions are no bodies")]
    public void Both_dialects_split(string text, params string[] expected)
    {
        Check(SqlSyntax.Sqlite, text, expected);
        Check(SqlSyntax.PostgreSql, text, expected);
    }

    [TestMethod]
    [DataRow("SELECT [a;b], `c;``d`; SELECT 2", "1: SELECT [a;b], `c;``d`", "1: SELECT 2", DisplayName = "names in brackets and backticks")]
    [DataRow("SELECT /* /* */ 1; SELECT 2", "1: SELECT /* /* */ 1", "1: SELECT 2", DisplayName = "comments do not nest")]
    [DataRow("SELECT E'\\'; SELECT 2", "1: SELECT E'\\'", "1: SELECT 2", DisplayName = "no escape strings")]
    [DataRow("SELECT $a$; SELECT $a$", "1: SELECT $a$", "1: SELECT $a$", DisplayName = "no dollar quotes")]
    [DataRow(
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  UPDATE a SET x = CASE WHEN y THEN 1 ELSE 2 END;\n  DELETE FROM b;\nEND;\nSELECT 2;",
        "1: CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  UPDATE a SET x = CASE WHEN y THEN 1 ELSE 2 END;\n  DELETE FROM b;\nEND",
        "5: SELECT 2",
        DisplayName = "a trigger")]
    [DataRow(
        "create temp trigger t when case when 1 then 2 end begin select 1; /* x */ end; SELECT 2",
        "1: create temp trigger t when case when 1 then 2 end begin select 1; /* x */ end",
        "1: SELECT 2",
        DisplayName = "a trigger with a condition")]
    [DataRow(
        "CREATE TRIGGER IF NOT EXISTS t AFTER UPDATE ON a BEGIN SELECT a.end; SELECT 'END;'; END",
        "1: CREATE TRIGGER IF NOT EXISTS t AFTER UPDATE ON a BEGIN SELECT a.end; SELECT 'END;'; END",
        DisplayName = "a trigger that uses the word END")]
    [DataRow("CREATE TABLE trigger_log (x); SELECT 2", "1: CREATE TABLE trigger_log (x)", "1: SELECT 2", DisplayName = "no trigger")]
    public void Sqlite_splits(string text, params string[] expected) => Check(SqlSyntax.Sqlite, text, expected);

    [TestMethod]
    [DataRow("SELECT /* a /* b */ ; */ 1; SELECT 2", "1: SELECT /* a /* b */ ; */ 1", "1: SELECT 2", DisplayName = "nested comments")]
    [DataRow("SELECT E'it\\'s;', e'''\\\\'; SELECT 2", "1: SELECT E'it\\'s;', e'''\\\\'", "1: SELECT 2", DisplayName = "escape strings")]
    [DataRow("SELECT te'\\'; SELECT 2", "1: SELECT te'\\'", "1: SELECT 2", DisplayName = "a word that ends in e")]
    [DataRow(
        "DO $$ BEGIN\nPERFORM 1; $x$ END $$;\nSELECT $_a1$ ; $$ ; $_a1$",
        "1: DO $$ BEGIN\nPERFORM 1; $x$ END $$",
        "3: SELECT $_a1$ ; $$ ; $_a1$",
        DisplayName = "dollar quotes")]
    [DataRow("SELECT $1; SELECT a$b$c; SELECT $b$;$b$", "1: SELECT $1", "1: SELECT a$b$c", "1: SELECT $b$;$b$", DisplayName = "parameters and names with dollars")]
    [DataRow(
        "CREATE OR REPLACE FUNCTION f() RETURNS int\nBEGIN ATOMIC\n  SELECT CASE WHEN 1=1 THEN 2 END;\n  SELECT (CASE 1 WHEN 1 THEN 2 END);\nEND;\nSELECT 2;",
        "1: CREATE OR REPLACE FUNCTION f() RETURNS int\nBEGIN ATOMIC\n  SELECT CASE WHEN 1=1 THEN 2 END;\n  SELECT (CASE 1 WHEN 1 THEN 2 END);\nEND",
        "6: SELECT 2",
        DisplayName = "a function body")]
    [DataRow(
        "CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO a VALUES (1); DELETE FROM b); SELECT 2",
        "1: CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO a VALUES (1); DELETE FROM b)",
        "1: SELECT 2",
        DisplayName = "a rule of several statements")]
    [DataRow("CREATE TRIGGER t AFTER INSERT ON a EXECUTE FUNCTION f(); SELECT 2", "1: CREATE TRIGGER t AFTER INSERT ON a EXECUTE FUNCTION f()", "1: SELECT 2", DisplayName = "a trigger")]
    [DataRow("SELECT a[1]; SELECT 2", "1: SELECT a[1]", "1: SELECT 2", DisplayName = "subscripts")]
    public void PostgreSql_splits(string text, params string[] expected) => Check(SqlSyntax.PostgreSql, text, expected);

    [TestMethod]
    public void Any_statements_of_sqlite_come_apart_as_they_were_put_together() => CheckRandom(
        SqlSyntax.Sqlite,
        ["SELECT", "x", "1", "'a;''b\n'", "\"a;\"", "[b;]", "`c;`", "/* ; /* */", "-- ;'\n", "(", ")", "CASE", "END", "$1", "E'\\'"],
        ["CREATE TRIGGER t BEGIN SELECT CASE 1 WHEN 2 THEN 3 END; SELECT 1; END", "CREATE TEMPORARY TRIGGER [a;] BEGIN\nDELETE FROM x;\nEND"]);

    [TestMethod]
    public void Any_statements_of_postgresql_come_apart_as_they_were_put_together() => CheckRandom(
        SqlSyntax.PostgreSql,
        ["SELECT", "x", "1", "'a;''b\n'", "\"a;\"", "(a;\nb)", "$$;\n$a$$", "$a$;$$;$b$;$a$", "/* ; /* ; */ */", "-- ;'\n", "CASE", "END", "$1",
            "a$b$", "E'\\';'", "[", "]"],
        ["CREATE FUNCTION f() BEGIN ATOMIC SELECT CASE WHEN (CASE 1 WHEN 1 THEN 2 END) THEN 1 END; END", "CREATE PROCEDURE p() begin atomic\n;end"]);

    [TestMethod]
    [DataRow("SELECT 1;\nSELECT 'a", 11)]
    [DataRow("SELECT 1;\n/* a\n", 11)]
    [DataRow("\n\nSELECT $x$ a $X$", 12)]
    [DataRow("SELECT 1;\nCREATE FUNCTION f() BEGIN ATOMIC\nSELECT 1;", 11)]
    public void What_does_not_end_is_an_error_at_the_line_where_it_starts(string text, int line)
    {
        var error = Assert.ThrowsExactly<MigrationException>(
            () => StatementSplitter.Split(text, SqlSyntax.PostgreSql, "Migrations/a.sql", firstLine: 10));

        Assert.AreEqual(DiagnosticCodes.InvalidSqlRevision, error.Code);
        Assert.AreEqual(new SourceLocation("Migrations/a.sql", line), error.Location);
    }

    private static Gen<string> OneOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static void CheckRandom(SqlSyntax syntax, string[] tokens, string[] wholes)
    {
        // Comments at the end are dropped, so the last token is a word.
        var plain = OneOf(tokens).Array[0, 6].Select(middle => "S " + string.Join(' ', middle) + " Z");
        Gen.Frequency((4, plain), (1, OneOf(wholes))).Array[0, 6].Sample(statements =>
        {
            var line = 1;
            var expected = statements.Select(text =>
            {
                var statement = new ScriptStatement(text, line);
                line += text.Count(character => character == '\n') + 1;
                return statement;
            }).ToArray();

            return StatementSplitter.Split(string.Join(";\n", statements), syntax, "a.sql").SequenceEqual(expected);
        });
    }

    private static void Check(SqlSyntax syntax, string text, string[] expected) => Assert.AreEqual(
        string.Join("\n---\n", expected),
        string.Join("\n---\n", StatementSplitter.Split(text, syntax, "a.sql").Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Line}: {one.Text}"))));
}
