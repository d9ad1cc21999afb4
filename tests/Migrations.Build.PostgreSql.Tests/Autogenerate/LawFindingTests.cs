using Migrations.Build.Autogenerate;
using Migrations.Build.Introspection;
using Migrations.Build.Law;
using Migrations.Build.PostgreSql.Schema;
using Migrations.Build.Tests.PostgreSql;

namespace Migrations.Build.PostgreSql.Tests.Autogenerate;

/// <summary>Pairs of schemas that once broke the law of autogenerate.</summary>
[TestClass]
public sealed class LawFindingTests
{
    private static readonly ISchemaRules Rules = PostgreSqlSchemaRules.Instance;

    private static Column Id => new("id", SqlType.Integer) { PrimaryKey = true };

    [TestMethod]
    public Task A_collation_of_an_index_that_is_its_columns_own_is_no_difference() => HoldsAsync(
        [new Table("t", [new Column("a", SqlType.Text) { Collation = "C" }, new Column("b", SqlType.Text)])],
        [
            new Table("t",
            [
                new Column("a", SqlType.Text) { Collation = "C" },
                new Column("b", SqlType.Text),
                new TableIndex("ix_a", [IndexColumn.Of("a") with { Collation = "C" }]),
                new TableIndex("ix_b", [IndexColumn.Of("b") with { Collation = "C" }]),
            ]),
        ]);

    /// <summary>The server makes the index anew with the type, and then with the column's new collation.</summary>
    [TestMethod]
    public Task A_collation_that_moves_from_the_column_to_its_index_and_back_arrives() => HoldsAsync(
        [new Table("t", [new Column("a", SqlType.Text) { Collation = "C" }, new TableIndex("ix_a", ["a"])])],
        [new Table("t", [new Column("a", SqlType.Text), new TableIndex("ix_a", [IndexColumn.Of("a") with { Collation = "C" }])])]);

    [TestMethod]
    [DataRow("timestamp")]
    [DataRow("interval")]
    public Task A_time_with_a_zone_is_cast_by_way_of_text_from_what_has_none(string from)
    {
        var type = from == "interval" ? SqlType.Interval : SqlType.DateTime;
        return HoldsAsync([new Table("t", [new Column("a", type)])], [new Table("t", [new Column("a", SqlType.TimeWithTimeZone)])]);
    }

    [TestMethod]
    public Task A_value_becomes_a_list_of_words_while_the_words_change() => HoldsAsync(
        [new Table("t", [new Column("a", SqlType.Enum("mood", ["sad", "happy"])) { Default = SqlExpression.Value("sad") }])],
        [new Table("t", [new Column("a", SqlType.Array(SqlType.Enum("mood", ["happy"]))) { Default = SqlExpression.Sql("'{}'") }])]);

    [TestMethod]
    public Task A_foreign_key_steps_aside_while_a_column_that_its_key_includes_gets_another_type() => HoldsAsync(
        [
            new Table("p", [new Column("id", SqlType.Integer), new Column("a", SqlType.Text), new PrimaryKeyConstraint(["id"]) { Name = "pk_p", Include = ["a"] }]),
            new Table("c", [new Column("p_id", SqlType.Integer) { References = new Reference("p", "id") { Name = "fk_c" } }]),
        ],
        [
            new Table("p", [new Column("id", SqlType.Integer), new Column("a", SqlType.Date), new PrimaryKeyConstraint(["id"]) { Name = "pk_p", Include = ["a"] }]),
            new Table("c", [new Column("p_id", SqlType.Integer) { References = new Reference("p", "id") { Name = "fk_c" } }]),
        ]);

    [TestMethod]
    public Task A_default_that_is_NULL_is_none() => HoldsAsync(
        [new Table("t", [Id, new Column("a", SqlType.Text) { Default = SqlExpression.Value("x") }])],
        [new Table("t", [Id, new Column("a", SqlType.Text) { Default = SqlExpression.Sql("NULL") }, new Column("b", SqlType.Integer) { Default = SqlExpression.Sql("null") }])]);

    private static async Task HoldsAsync(ValueList<Table> from, ValueList<Table> to)
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await using var session = await TestSession.OpenAsync(database.ConnectionString);
        var (before, after) = (new MetaData(NamingConvention.None, from).Resolve(Rules), new MetaData(NamingConvention.None, to).Resolve(Rules));
        await TestSession.ApplyAsync(session, [.. Compare(DatabaseSchema.Empty, before).Operations]);
        var start = await TestSession.ReadAsync(session, IntrospectionScope.DefaultSchema);
        var comparison = Compare(start, after);

        await TestSession.ApplyAsync(session, [.. comparison.Operations]);

        var left = Compare(await TestSession.ReadAsync(session), after);
        Assert.IsEmpty(left.Differences, string.Join('\n', left.Differences.Select(one => one.Text)));
        await TestSession.ApplyAsync(session, [.. comparison.Reverse]);
        Assert.AreEqual("", SchemaOrder.Difference(start, await TestSession.ReadAsync(session)));
    }

    private static Comparison Compare(DatabaseSchema database, DatabaseSchema model) => SchemaComparer.Compare(database, model, Rules, ComparisonOptions.Default);
}
