using Migrations.Build.PostgreSql.Schema;

namespace Migrations.Build.PostgreSql.Tests.Schema;

[TestClass]
public sealed class PostgreSqlSchemaRulesTests
{
    [TestMethod]
    [DataRow("integer", "int4", true)]
    [DataRow("integer", "serial", true)]
    [DataRow("bigint", "bigserial", true)]
    [DataRow("integer", "bigint", false)]
    [DataRow("double precision", "float", true)]
    [DataRow("double precision", "float8", true)]
    [DataRow("real", "float(10)", true)]
    [DataRow("real", "double precision", false)]
    [DataRow("numeric(10,2)", "decimal(10, 2)", true)]
    [DataRow("numeric(10,2)", "numeric(10)", true)]
    [DataRow("numeric(10,2)", "numeric", true)]
    [DataRow("numeric(10,2)", "numeric(12,2)", false)]
    [DataRow("character varying(5)", "varchar", true)]
    [DataRow("character varying(5)", "varchar(5)", true)]
    [DataRow("character varying(5)", "varchar(6)", false)]
    [DataRow("character varying(5)", "text", false)]
    [DataRow("character(5)", "char(5)", true)]
    [DataRow("character(1)", "char", true)]
    [DataRow("timestamp with time zone", "timestamptz", true)]
    [DataRow("timestamp without time zone", "timestamp", true)]
    [DataRow("timestamp without time zone", "timestamp with time zone", false)]
    [DataRow("timestamp(3) without time zone", "timestamp", true)]
    [DataRow("timestamp(3) without time zone", "timestamp(6)", false)]
    [DataRow("time with time zone", "timetz", true)]
    [DataRow("integer[]", "int4[][]", true)]
    [DataRow("integer[]", "integer", false)]
    [DataRow("bit varying(9)", "varbit(9)", true)]
    [DataRow("json", "jsonb", false)]
    [DataRow("inet", "INET", true)]
    [DataRow("inet", "cidr", false)]
    [DataRow("geometry(Point,4326)", "geometry(Point,4326)", true)]
    public void Types_are_the_same_by_synonyms_and_by_the_arguments_that_both_give(string database, string model, bool same)
    {
        var rules = PostgreSqlSchemaRules.Instance;
        Assert.AreEqual(same, rules.SameType(PostgreSqlTypeParser.Parse(database), PostgreSqlTypeParser.Parse(model)));
        Assert.AreEqual(same, rules.SameType(PostgreSqlTypeParser.Parse(database), SqlType.Named(model)));
    }

    [TestMethod]
    public void Enums_are_the_same_by_name()
    {
        var rules = PostgreSqlSchemaRules.Instance;
        Assert.IsTrue(rules.SameType(SqlType.Enum("mood", ["a"]), SqlType.Enum("mood", ["a", "b"])));
        Assert.IsFalse(rules.SameType(SqlType.Enum("mood", ["a"]), SqlType.Enum("mood", ["a"]) with { Schema = "app" }));
        Assert.AreEqual(63, rules.MaxNameBytes);
    }
}
