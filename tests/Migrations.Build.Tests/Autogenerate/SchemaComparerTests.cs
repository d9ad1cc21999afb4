using Migrations.Build.Autogenerate;

namespace Migrations.Build.Tests.Autogenerate;

[TestClass]
public sealed class SchemaComparerTests
{
    private static readonly ISchemaRules Rules = new PlainRules();

    private static Column Id => new("id", SqlType.Integer) { PrimaryKey = true };

    [TestMethod]
    public void Equal_schemas_have_no_difference_and_no_operation()
    {
        var book = new Table("book", [Id, new CheckConstraint("id > 0") { Name = "ck" }, new TableIndex("ix", ["id"])]);

        var comparison = Compare([book], [book]);

        Assert.IsEmpty(comparison.Operations);
        Assert.IsEmpty(comparison.Differences);
    }

    [TestMethod]
    public void Tables_come_referred_ones_first_and_go_referring_ones_first()
    {
        Table[] tables =
        [
            new("a", [Id, new Column("b", SqlType.Integer) { References = new("b", "id") }]),
            new("b", [Id, new Column("c", SqlType.Integer) { References = new("c", "id") }]),
            new("c", [Id]),
        ];

        Expect(["CreateTable c", "CreateTable b", "CreateTable a"], Compare([], tables));
        Expect(["DropTable a", "DropTable b", "DropTable c"], Compare(tables, []));
        Expect(["DropTable a", "DropTable b", "DropTable c"], Compare([], tables).Reverse);
    }

    [TestMethod]
    public void A_ring_of_foreign_keys_is_opened_for_creation_and_for_removal()
    {
        Table[] ring =
        [
            new("a", [Id, new Column("b", SqlType.Integer) { References = new("b", "id") { Name = "fk_ab" } }]),
            new("b", [Id, new Column("a", SqlType.Integer) { References = new("a", "id") { Name = "fk_ba" } }]),
        ];

        Expect(["CreateTable b", "CreateTable a", "AddConstraint b fk_ba"], Compare([], ring));
        Expect(["DropConstraint b fk_ba", "DropTable a", "DropTable b"], Compare([], ring).Reverse);
        Expect(["DropConstraint b fk_ba", "DropTable a", "DropTable b"], Compare(ring, []));
    }

    [TestMethod]
    public void A_table_that_refers_to_itself_is_no_ring()
    {
        Table[] tables = [new("a", [Id, new Column("parent", SqlType.Integer) { References = new("a", "id") }])];

        Expect(["CreateTable a"], Compare([], tables));
    }

    [TestMethod]
    public void A_check_without_a_name_is_never_dropped_and_one_of_the_same_meaning_is_found()
    {
        Table With(params TableElement[] checks) => new("t", [Id, .. checks]);

        Assert.IsEmpty(Compare([With(new CheckConstraint("id > 0"))], [With()]).Operations);
        Assert.IsEmpty(Compare([With(new CheckConstraint("(id > 0)") { Name = "t_check" })], [With(new CheckConstraint("id > 0"))]).Operations);
        Assert.IsEmpty(Compare([With(new CheckConstraint("id>0"))], [With(new CheckConstraint("id > 0") { Name = "ck" })]).Operations);
        Expect(["DropConstraint t ck", "AddConstraint t ck"], Compare([With(new CheckConstraint("id > 0") { Name = "ck" })], [With(new CheckConstraint("id > 1") { Name = "ck" })]));
    }

    [TestMethod]
    public void A_foreign_key_under_another_name_is_no_difference_and_under_another_rule_is_one()
    {
        Table[] With(string name, ReferentialAction onDelete) =>
            [new("a", [Id]), new("t", [Id, new Column("a", SqlType.Integer) { References = new("a", "id") { Name = name, OnDelete = onDelete } }])];

        Assert.IsEmpty(Compare(With("x", ReferentialAction.Cascade), With("y", ReferentialAction.Cascade)).Operations);
        Expect(["DropConstraint t x", "AddConstraint t y"], Compare(With("x", ReferentialAction.Cascade), With("y", ReferentialAction.NoAction)));
    }

    [TestMethod]
    public void A_foreign_key_steps_aside_while_the_key_under_it_changes()
    {
        Table[] With(params TableElement[] key) =>
        [
            new("a", [new Column("id", SqlType.Integer) { Nullable = false }, new UniqueConstraint(["id"]) { Name = "uq" }, .. key]),
            new("t", [new Column("a", SqlType.Integer), new ForeignKeyConstraint(["a"], "a", ["id"]) { Name = "fk" }]),
        ];
        Table[] before = With();
        Table[] after = [before[0] with { Elements = [before[0].Columns[0], new UniqueConstraint(["id"]) { Name = "uq", Deferrability = Deferrability.InitiallyDeferred }] }, before[1]];

        var comparison = Compare(before, after);

        Expect(["DropConstraint t fk", "DropConstraint a uq", "AddConstraint a uq", "AddConstraint t fk"], comparison);
        Assert.HasCount(2, comparison.Differences);
    }

    [TestMethod]
    public void All_that_an_index_says_is_compared()
    {
        var plain = new TableIndex("ix", ["id"]);
        TableIndex[] others =
        [
            plain with { Unique = true }, plain with { Where = "id > 0" }, plain with { Method = "gin" }, plain with { Include = ["n"] },
            plain with { Columns = [IndexColumn.Of("id") with { Descending = true }] }, plain with { Columns = ["id", "n"] },
            plain with { Columns = [IndexColumn.Of("id") with { OperatorClass = "int4_ops" }] }, plain with { StorageParameters = [new("fillfactor", "70")] },
            plain with { Columns = [IndexColumn.Of("id") with { Nulls = NullsOrder.First }] }, plain with { NullsNotDistinct = true },
        ];
        Table With(TableIndex index) => new("t", [Id, new Column("n", SqlType.Integer), index]);

        foreach (var other in others)
        {
            Expect(["DropIndex t ix", "CreateIndex t ix"], Compare([With(plain)], [With(other)]));
        }

        Assert.IsEmpty(Compare([With(plain with { Method = "btree" })], [With(plain with { Columns = [IndexColumn.Of("id") with { Nulls = NullsOrder.Last }] })]).Operations);
    }

    [TestMethod]
    public void A_column_that_goes_and_one_of_its_type_that_comes_may_be_a_rename()
    {
        var warning = Compare([new("t", [Id, new Column("title", SqlType.Text)])], [new("t", [Id, new Column("name", SqlType.Text)])]).Warnings.Single();

        Assert.AreEqual(DiagnosticCodes.PossibleRename, warning.Code);
        Assert.AreEqual(new AlterColumn("t", "title") { NewName = "name" }, warning.Instead);
        Assert.AreEqual(new AlterColumn("t", "name") { NewName = "title" }, warning.InsteadReverse);
    }

    [TestMethod]
    public void A_table_that_goes_and_one_with_its_columns_that_comes_may_be_a_rename()
    {
        var warning = Compare([new("book", [Id])], [new("volume", [Id])]).Warnings.Single();

        Assert.AreEqual(new RenameTable("book", "volume"), warning.Instead);
        Assert.AreEqual(new RenameTable("volume", "book"), warning.InsteadReverse);
    }

    [TestMethod]
    [DataRow("happy,sad", "happy,sad,proud", "AddEnumValue")]
    [DataRow("happy,sad", "happy,calm,sad", "AddEnumValue")]
    [DataRow("happy,sad", "happy", "AlterColumn,DropEnum,CreateEnum,AlterColumn")]
    [DataRow("happy,sad", "sad,happy", "AlterColumn,DropEnum,CreateEnum,AlterColumn")]
    public void Words_of_an_enum_are_added_and_for_any_other_change_the_type_is_made_anew(string before, string after, string operations)
    {
        Table With(string words) => new("t", [new Column("mood", SqlType.Enum("mood", [.. words.Split(',')]))]);

        var comparison = Compare([With(before)], [With(after)]);

        Assert.AreEqual(operations, string.Join(',', comparison.Operations.Select(operation => operation.GetType().Name)));
        Assert.AreEqual(SchemaDifferenceKind.ModifyEnum, comparison.Differences.Single().Kind);
    }

    [TestMethod]
    public void A_constraint_without_a_name_gets_one_when_it_is_added_so_that_it_can_go_again()
    {
        var comparison = Compare([new("t", [Id])], [new("t", [Id, new UniqueConstraint(["id"])])]);

        Expect(["AddConstraint t uq_t_id"], comparison);
        Expect(["DropConstraint t uq_t_id"], comparison.Reverse);
    }

    [TestMethod]
    public void The_environment_may_say_that_types_or_defaults_are_equal_or_not()
    {
        Table before = new("t", [new Column("n", SqlType.Integer) { Default = 1 }]);
        Table after = new("t", [new Column("n", SqlType.Text) { Default = 2 }]);

        Assert.HasCount(2, Compare([before], [after]).Differences);
        Assert.IsEmpty(Compare([before], [after], ComparisonOptions.Default with { TypesDiffer = _ => false, DefaultsDiffer = _ => false }).Differences);
        Assert.IsEmpty(Compare([before], [after], ComparisonOptions.Default with { Types = false, Defaults = false }).Differences);
        Assert.HasCount(2, Compare([before], [before], ComparisonOptions.Default with { TypesDiffer = _ => true, DefaultsDiffer = _ => true }).Differences);
    }

    [TestMethod]
    public void An_object_that_is_not_included_is_gone_from_both_sides()
    {
        Table before = new("t", [Id, new Column("mine", SqlType.Integer), new TableIndex("ix_mine", ["mine"])]);
        Table after = new("t", [Id, new Column("theirs", SqlType.Integer)]);
        var options = ComparisonOptions.Default with { IncludeObject = one => one.Name is not ("mine" or "theirs" or "ix_mine" or "other") };

        Assert.IsEmpty(Compare([before, new Table("other", [Id])], [after], options).Operations);
    }

    [TestMethod]
    public void Identity_options_that_are_the_defaults_are_no_difference()
    {
        Table With(Identity identity) => new("t", [new Column("id", SqlType.Integer) { Nullable = false, Identity = identity }]);

        Assert.IsEmpty(Compare([With(Identity.Always with { Start = 1, Increment = 1, MaxValue = int.MaxValue })], [With(Identity.Always)]).Operations);
        Assert.HasCount(1, Compare([With(Identity.Always with { Start = 5 })], [With(Identity.Always)]).Operations);
        Assert.HasCount(1, Compare([With(Identity.ByDefault)], [With(Identity.Always)]).Operations);
    }

    private static Comparison Compare(IEnumerable<Table> database, IEnumerable<Table> model, ComparisonOptions? options = null) => SchemaComparer.Compare(
        new MetaData(NamingConvention.None, [.. database]).Resolve(Rules),
        new MetaData(NamingConvention.None, [.. model]).Resolve(Rules),
        Rules,
        options ?? ComparisonOptions.Default);

    private static void Expect(string[] expected, Comparison comparison) => Expect(expected, comparison.Operations);

    private static void Expect(string[] expected, ValueList<MigrationOperation> operations) =>
        CollectionAssert.AreEqual(expected, operations.Select(Line).ToArray(), string.Join(", ", operations.Select(Line)));

    private static string Line(MigrationOperation operation) => string.Join(' ', new[]
    {
        operation.GetType().Name,
        $"{TableOf.Operation(operation)}",
        operation switch
        {
            AddConstraint add => add.Constraint.Name?.Text,
            DropConstraint drop => drop.Name.Text,
            CreateIndex create => create.Index.Name?.Text,
            DropIndex drop => drop.Name,
            _ => null,
        },
    }.OfType<string>());

    private sealed class PlainRules : ISchemaRules
    {
        public int? MaxNameBytes => null;

        public bool SameType(SqlType database, SqlType model) => database == model || (database.Kind == SqlTypeKind.Enum && model.Name == database.Name);
    }
}
