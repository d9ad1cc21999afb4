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

    private static void Refused(string code, Action<MigrationOperations> revision)
    {
        var refusal = Assert.ThrowsExactly<MigrationException>(
            () => PostgreSqlProvider.Instance.Dialect.Compile(TestSession.Record(revision), DatabaseSchema.Empty));
        Assert.AreEqual(code, refusal.Code, refusal.Message);
        StringAssert.EndsWith(refusal.Location!.File, "RefusalTests.cs", StringComparison.Ordinal);
    }
}
