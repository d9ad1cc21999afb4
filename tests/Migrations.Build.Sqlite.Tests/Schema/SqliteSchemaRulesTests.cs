using Migrations.Build.Sqlite.Schema;

namespace Migrations.Build.Sqlite.Tests.Schema;

[TestClass]
public sealed class SqliteSchemaRulesTests
{
    public static IEnumerable<object[]> Pairs =>
    [
        [SqlType.Integer, SqlType.Integer, true],
        [SqlType.Integer, SqlType.BigInteger, false],
        [SqlType.Named("INT"), SqlType.Integer, false],
        [SqlType.Named("integer"), SqlType.Integer, true],
        [SqlType.Named("DECIMAL(10, 2)"), SqlType.Numeric(10, 2), true],
        [SqlType.Numeric(10, 2), SqlType.Numeric(10), true],
        [SqlType.Numeric(10, 2), SqlType.Numeric(10, 3), false],
        [SqlType.String(5), SqlType.String(), true],
        [SqlType.String(5), SqlType.String(6), false],
        [SqlType.String(5), SqlType.Text, false],
        [SqlType.Char(32), SqlType.Uuid, true],
        [SqlType.DateTime, SqlType.DateTimeOffset, true],
        [SqlType.String(6), SqlType.Enum("e", ["open", "closed"]), true],
        [SqlType.Named("DOUBLE PRECISION"), SqlType.Double, true],
    ];

    [TestMethod]
    [DynamicData(nameof(Pairs))]
    public void Types_are_the_same_by_their_text(SqlType database, SqlType model, bool same) =>
        Assert.AreEqual(same, SqliteSchemaRules.Instance.SameType(database, model));

    [TestMethod]
    public void Every_type_that_SQLite_has_reads_back_as_itself()
    {
        SqlType[] types =
        [
            SqlType.SmallInteger, SqlType.Integer, SqlType.BigInteger, SqlType.Numeric(), SqlType.Numeric(5), SqlType.Numeric(5, 2), SqlType.Real,
            SqlType.Float, SqlType.Double, SqlType.Boolean, SqlType.String(), SqlType.String(5), SqlType.Char(3), SqlType.Text, SqlType.LargeBinary,
            SqlType.Date, SqlType.Time, SqlType.DateTime, SqlType.Interval, SqlType.Json, SqlType.Named("INT"), SqlType.Named("VARCHAR(a)"), SqlType.Named("my type(1, -2)"),
        ];
        foreach (var type in types)
        {
            Assert.AreEqual(type, SqliteTypes.Read(Scratch.Dialect.TypeName(type)));
        }
    }

    [TestMethod]
    [DataRow("INTEGER", SqliteAffinity.Integer)]
    [DataRow("CHARINT", SqliteAffinity.Integer)]
    [DataRow("FLOATING POINT", SqliteAffinity.Integer)]
    [DataRow("VARCHAR(5)", SqliteAffinity.Text)]
    [DataRow("", SqliteAffinity.Blob)]
    [DataRow("BLOB", SqliteAffinity.Blob)]
    [DataRow("DOUBLE", SqliteAffinity.Real)]
    [DataRow("DATETIME", SqliteAffinity.Numeric)]
    public void Affinity_follows_the_five_rules(string type, object affinity) =>
        Assert.AreEqual(affinity, SqliteTypes.AffinityOf(type, strict: false));
}
