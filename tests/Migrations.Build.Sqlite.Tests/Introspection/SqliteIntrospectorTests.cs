using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Migrations.Build.Sqlite.Tests.Introspection;

[TestClass]
public sealed class SqliteIntrospectorTests
{
    /// <summary>All that the reader must not stumble over; what it reads must make the same table, as SQLite's own pragmas see it.</summary>
    [TestMethod]
    [DataRow("CREATE TABLE t(a)")]
    [DataRow("CREATE TABLE [t t]('a b' , `c``d` int, \"e\"\"f\" my type(1,-2))")]
    [DataRow("create table t /* ( */ (a int -- , b int\n, b text default 'it''s, (' , c default (1+(2)), d default -5, e default +1.5e3, f default X'00', g default abc, h default \"q\")")]
    [DataRow("CREATE TABLE t (a INTEGER PRIMARY KEY ASC ON CONFLICT REPLACE, b NOT NULL ON CONFLICT FAIL UNIQUE ON CONFLICT IGNORE CHECK(b>0) COLLATE rtrim)")]
    [DataRow("CREATE TABLE t (a INTEGER PRIMARY KEY DESC, b INT)")]
    [DataRow("CREATE TABLE t (a INTEGER, b INT, PRIMARY KEY (a DESC))")]
    [DataRow("CREATE TABLE t (a INT PRIMARY KEY, b UNSIGNED BIG INT, c DOUBLE PRECISION, d VARYING CHARACTER(255), e NUMERIC( 10 , 5 ))")]
    [DataRow("CREATE TABLE t (id INTEGER CONSTRAINT pk PRIMARY KEY AUTOINCREMENT, CONSTRAINT un UNIQUE (id) CONSTRAINT ck CHECK (id > 0), FOREIGN KEY (id) REFERENCES t)")]
    [DataRow("CREATE TABLE t (a TEXT COLLATE NOCASE, b TEXT, PRIMARY KEY (a COLLATE BINARY, b DESC)) WITHOUT ROWID")]
    [DataRow("CREATE TABLE t (a ANY, b INT GENERATED ALWAYS AS (length(a)) VIRTUAL, c INT AS (b + 1) STORED NOT NULL, d TEXT) STRICT")]
    [DataRow("CREATE TABLE t (p INT REFERENCES t (p) ON UPDATE SET DEFAULT ON DELETE RESTRICT MATCH FULL NOT DEFERRABLE, q INT CONSTRAINT f REFERENCES t(p) DEFERRABLE INITIALLY IMMEDIATE, r INT REFERENCES u(x) DEFERRABLE)")]
    [DataRow("CREATE TABLE t (a INT NULL, b INT CONSTRAINT nn NOT NULL DEFAULT 0, c INT CONSTRAINT only)")]
    [DataRow("CREATE TABLE t (\"check\" INT, \"unique\" INT, [primary] INT, CHECK (\"check\" in (1, 2) and \"unique\" <> ')'))")]
    [DataRow("CREATE TABLE t (d DATETIME DEFAULT CURRENT_TIMESTAMP, e DEFAULT (strftime('%s', 'now')), f BOOLEAN DEFAULT TRUE, g DEFAULT NULL, h DEFAULT (((1))))")]
    [DataRow("CREATE TABLE main.t (a INT) ; ")]
    [DataRow("CREATE TABLE IF NOT EXISTS \"CREATE TABLE (\" (a INT, UNIQUE (a), UNIQUE (a ASC))")]
    public void A_table_made_again_from_what_was_read_is_the_same(string ddl)
    {
        using var original = new Scratch(ddl);
        var table = original.Read().Tables.Values.Single();
        using var copy = new Scratch();
        copy.Migrate([new CreateTable(table)]);
        Assert.AreEqual(Facts(original), Facts(copy), $"{ddl}\n{copy.Value("SELECT sql FROM sqlite_schema")}");
        Assert.AreEqual("", SchemaText.Difference(original.Read(), copy.Read()));
    }

    [TestMethod]
    [DataRow("CREATE UNIQUE INDEX i ON t (a COLLATE NOCASE DESC, lower(b), \"a\" ASC) WHERE a > 'x' AND b IS NOT NULL")]
    [DataRow("create index if not exists main.[i i] on t(a+b, (a), substr(b, 1, 2) collate nocase)")]
    [DataRow("CREATE INDEX i ON t (CAST(a AS TEXT), a || ',' || b) WHERE (a)")]
    public void An_index_made_again_from_what_was_read_is_the_same(string ddl)
    {
        using var original = new Scratch("CREATE TABLE t (a INT, b TEXT)", ddl);
        var table = original.Read().Tables.Values.Single();
        using var copy = new Scratch();
        copy.Migrate([new CreateTable(table)]);
        Assert.AreEqual(Facts(original), Facts(copy), $"{ddl}\n{copy.Value("SELECT sql FROM sqlite_schema WHERE type = 'index'")}");
        Assert.AreEqual("", SchemaText.Difference(original.Read(), copy.Read()));
    }

    [TestMethod]
    public void Virtual_tables_and_what_they_keep_are_not_tables()
    {
        using var database = new Scratch("CREATE TABLE t (a INT)", "CREATE VIRTUAL TABLE docs USING fts5 (body)", "CREATE VIEW v AS SELECT a FROM t");
        Assert.AreEqual("t", string.Join(',', database.Read().Tables.Keys));
    }

    [TestMethod]
    public void Only_the_tables_of_the_scope_are_read_in_whatever_letters()
    {
        using var database = new Scratch("CREATE TABLE \"A'b\"\"\" (a INT)", "CREATE TABLE b (a INT)", "CREATE INDEX i ON b (a)");
        var schema = database.Read(new HashSet<TableName> { "a'B\"", "none" });
        Assert.AreEqual("A'b\"", string.Join(',', schema.Tables.Keys));
    }

    /// <summary>Ten times as many: ten times as long where time grows as the number, a hundred times where it grows as its square.</summary>
    [TestMethod]
    public void Time_grows_as_the_number_of_tables()
    {
        Time(200);
        var (few, many) = (Time(500), Time(5000));
        Assert.IsLessThan(50, many / few, string.Create(CultureInfo.InvariantCulture, $"500: {few} ms, 5000: {many} ms"));
    }

    private static double Time(int tables)
    {
        var ddl = new StringBuilder("BEGIN;");
        for (var number = 0; number < tables; number++)
        {
            ddl.Append(CultureInfo.InvariantCulture, $"CREATE TABLE t{number} (id INTEGER PRIMARY KEY, a VARCHAR(20) NOT NULL, b NUMERIC(10, 2) DEFAULT 0, c TEXT, d TEXT, e TEXT, f TEXT, g TEXT, h TEXT, i TEXT, CONSTRAINT ck CHECK (b > 0)); CREATE INDEX i{number} ON t{number} (a);");
        }

        using var database = new Scratch(ddl.Append("COMMIT").ToString());
        return Enumerable.Range(0, 3).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            Assert.HasCount(tables, database.Read().Tables);
            return watch.Elapsed.TotalMilliseconds;
        });
    }

    private static string Facts(Scratch database) => string.Join('\n', new[]
    {
        "SELECT s.name, x.cid, x.name, upper(replace(x.type, ' ', '')), x.\"notnull\", trim(x.dflt_value, '()''\"'), x.pk, x.hidden FROM sqlite_schema s, pragma_table_xinfo(s.name) x WHERE s.type = 'table' ORDER BY 1, 2",
        "SELECT s.name, l.\"unique\", l.origin, l.partial, x.name, x.\"desc\", x.coll FROM sqlite_schema s, pragma_index_list(s.name) l, pragma_index_xinfo(l.name) x WHERE s.type = 'table' ORDER BY l.origin, l.name, x.seqno",
        "SELECT s.name, f.\"from\", f.\"table\", f.\"to\", f.on_update, f.on_delete, f.match FROM sqlite_schema s, pragma_foreign_key_list(s.name) f WHERE s.type = 'table' ORDER BY 1, 2, 3",
        "SELECT name, wr, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%' ORDER BY 1",
    }.SelectMany(database.Query).Select(row => string.Join('|', row)));
}
