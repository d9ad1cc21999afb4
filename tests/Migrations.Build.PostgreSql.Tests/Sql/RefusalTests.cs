using Migrations.Build.Tests.PostgreSql;

namespace Migrations.Build.PostgreSql.Tests.Sql;

[TestClass]
public sealed class RefusalTests
{
    [TestMethod]
    public void What_the_database_cannot_do_is_a_coded_error_at_the_call()
    {
        Refused(DiagnosticCodes.InvalidOperation, op => op.Invoke(new AlterColumn("t", "a") { Using = "1" }));
        Refused(DiagnosticCodes.InvalidOperation, op => op.Invoke(new AlterColumn("t", "a") { Collation = "C" }));
        Refused(DiagnosticCodes.InvalidOperation, op => op.Invoke(new AddEnumValue("mood", "x") { Before = "a", After = "b" }));
        Refused(DiagnosticCodes.OperationNotSupported, op => op.Invoke(new AddColumn("t", new Column("a", SqlType.Text)) { InsertBefore = "b" }));
        Refused(DiagnosticCodes.OperationNotSupported, op => op.BatchAlterTable(new BatchAlterTable("t", []) { ColumnOrder = [["a", "b"]] }, _ => { }));
        Refused(DiagnosticCodes.OperationNotSupported, op => op.AddConstraint(new CheckConstraint("a > 0") { Deferrability = Deferrability.InitiallyDeferred }, "t"));
        Refused(DiagnosticCodes.OperationNotSupported, op => op.AddConstraint(new ForeignKeyConstraint(["a"], "t", ["b"]) { Match = ForeignKeyMatch.Partial }, "t"));
        Refused(DiagnosticCodes.TypeNotSupported, op => op.AddColumn("t", new Column("a", SqlType.Array(SqlType.Serial))));
        Refused(DiagnosticCodes.ValueNotSupported, op => op.AddColumn("t", new Column("a", SqlType.Text) { Default = SqlExpression.Value(new object()) }));
    }

    [TestMethod]
    public void A_temporary_table_has_neither_a_schema_nor_a_log()
    {
        Refused(DiagnosticCodes.OperationNotSupported, op => op.Invoke(new CreateTable(new Table("t", []) { Schema = "app" }) { Temporary = TemporaryTable.Session }));
        Refused(DiagnosticCodes.InvalidOperation, op => op.Invoke(new CreateTable(new Table("t", []) { PostgreSql = new() { Unlogged = true } }) { Temporary = TemporaryTable.Session }));
    }

    /// <summary>The server would cut the name, and say so in a notice only.</summary>
    [TestMethod]
    public void A_name_of_more_than_63_bytes_is_refused_at_the_call_whatever_it_names()
    {
        var just = new string('a', 61) + "ü";
        var over = just + "x";
        foreach (var body in Named(just))
        {
            TestSession.Record(body);
        }

        foreach (var body in Named(over))
        {
            Refused(DiagnosticCodes.NameTooLong, body);
        }
    }

    private static IEnumerable<Action<MigrationOperations>> Named(string name) =>
    [
        op => op.CreateTable(name, [new Column("a", SqlType.Text)]),
        op => op.CreateTable(new Table("t", []) { Schema = name }),
        op => op.CreateTable("t", [new Column(name, SqlType.Text)]),
        op => op.CreateTable("t", [new Column("a", SqlType.Enum(name, ["x"]))]),
        op => op.CreateTable("t", [new Column("a", SqlType.Array(SqlType.Enum("e", [name])))]),
        op => op.CreateTable("t", [new Column("a", SqlType.Text), new UniqueConstraint(["a"]) { Name = name }]),
        op => op.DropTable(name),
        op => op.RenameTable("t", name),
        op => op.RenameTable(name, "t"),
        op => op.SetTableComment(name, "note"),
        op => op.AddColumn("t", new Column(name, SqlType.Text)),
        op => op.AddColumn(name, new Column("a", SqlType.Text)),
        op => op.DropColumn("t", name),
        op => op.RenameColumn("t", "a", name),
        op => op.AlterColumn("t", name, nullable: true),
        op => op.AlterColumn("t", "a", type: SqlType.Enum(name, ["x"])),
        op => op.CreateIndex(name, "t", ["a"]),
        op => op.CreateIndex("ix", "t", [name]),
        op => op.CreateIndex("ix", new TableName("t", name), ["a"]),
        op => op.DropIndex(name),
        op => op.CreatePrimaryKey(name, "t", ["a"]),
        op => op.CreatePrimaryKey("pk", "t", [name]),
        op => op.CreateUniqueConstraint(name, "t", ["a"]),
        op => op.CreateCheckConstraint(name, "t", "a > 0"),
        op => op.CreateExcludeConstraint(name, "t", [new ExcludeElement("a", "=")]),
        op => op.CreateForeignKey(name, "t", ["a"], "u", ["b"]),
        op => op.CreateForeignKey("fk", "t", ["a"], name, ["b"]),
        op => op.CreateForeignKey("fk", "t", ["a"], "u", [name]),
        op => op.DropConstraint(name, "t"),
        op => op.BulkInsert("t", [name], [[1]]),
        op => op.BatchAlterTable("t", batch => batch.RenameColumn("a", name)),
        op => op.Autocommit(inner => inner.DropTable(name)),
        op => op.CreateEnum(name, ["x"]),
        op => op.CreateEnum("e", ["x", name]),
        op => op.AddEnumValue("e", name),
        op => op.AddEnumValue(name, "x"),
        op => op.DropEnum(name),
        op => op.CreateSequence(new Sequence(name)),
        op => op.DropSequence(name),
        op => op.CreateSchema(name),
        op => op.DropSchema(name),
        op => op.CreateExtension(name),
        op => op.DropExtension(name),
    ];

    private static void Refused(string code, Action<MigrationOperations> revision)
    {
        var refusal = Assert.ThrowsExactly<MigrationException>(
            () => PostgreSqlProvider.Instance.Dialect.Compile(TestSession.Record(revision), DatabaseSchema.Empty));
        Assert.AreEqual(code, refusal.Code, refusal.Message);
        StringAssert.EndsWith(refusal.Location!.File, "RefusalTests.cs", StringComparison.Ordinal);
    }
}
