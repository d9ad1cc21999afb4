using System.Globalization;
using System.Runtime.CompilerServices;

namespace Migrations.Build.Sqlite.Tests.Sql;

/// <summary>The SQL of each operation, compared whole with Golden/*.sql. MIGRATIONS_GOLDEN=write writes them anew.</summary>
[TestClass]
public sealed class SqliteDialectTests
{
    private static readonly Table Account = new(
        "account",
        [
            new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault },
            new Column("name", SqlType.String(50)) { Nullable = false, Unique = true },
            new Column("Group", SqlType.Integer) { References = new Reference("group", "id") { OnDelete = ReferentialAction.Cascade } },
            new Column("balance", SqlType.Numeric(12, 2)) { Default = 0, Nullable = false },
            new Column("state", SqlType.Enum("state", ["open", "closed"])) { Default = SqlExpression.Value("open"), Index = true },
            new Column("created_at", SqlType.DateTime) { Default = SqlExpression.Sql("CURRENT_TIMESTAMP") },
            new Column("day", SqlType.Date) { Default = SqlExpression.Sql("date('now')") },
            new Column("code", SqlType.Text) { Collation = "NOCASE" },
            new Column("lower_name", SqlType.Text) { Computed = new Computed("lower(name)") { Stored = true } },
            new CheckConstraint("balance >= 0") { Name = "positive" },
        ]);

    private static readonly Dictionary<string, Action<MigrationOperations>> Bodies = new(StringComparer.Ordinal)
    {
        ["create-table"] = op => op.CreateTable(Account),
        ["create-table-options"] = op =>
        {
            op.CreateTable(new Table("a", [new Column("id", SqlType.BigInteger) { PrimaryKey = true, Identity = Identity.ByDefault }]) { Sqlite = new() { AutoIncrement = true } });
            op.Invoke(new CreateTable(new Table("b", [new Column("k", SqlType.Text) { PrimaryKey = true }]) { Sqlite = new() { WithoutRowId = true, Strict = true } }) { IfNotExists = true });
            op.Invoke(new CreateTable(new Table("c", [new Column("k", SqlType.Text) { Index = true }])) { Temporary = TemporaryTable.Session, IfNotExists = true });
        },
        ["drop-and-rename-table"] = op =>
        {
            op.RenameTable("account", "Customer");
            op.DropTable("Customer");
            op.Invoke(new DropTable("order") { IfExists = true });
        },
        ["add-column"] = op =>
        {
            op.AddColumn("account", new Column("note", SqlType.Text));
            op.AddColumn("account", new Column("level", SqlType.SmallInteger) { Default = 1, Nullable = false, Index = true });
            op.AddColumn("account", new Column("owner_id", SqlType.Integer) { References = new Reference("account", "id") });
            op.Invoke(new AddColumn("account", new Column("parent_id", SqlType.Integer) { References = new Reference("account", "id") }) { InlineReferences = true });
        },
        ["drop-and-rename-column"] = op =>
        {
            op.RenameColumn("account", "code", "short code");
            op.DropColumn("account", "short code");
            op.DropColumn("account", "state");
        },
        ["alter-column"] = op => op.AlterColumn("account", "name", type: SqlType.Text, nullable: true, @default: SqlExpression.Value("it's")),
        ["alter-column-and-rename"] = op => op.AlterColumn("account", "balance", type: SqlType.Integer, newName: "cents"),
        ["constraints"] = op =>
        {
            op.CreateUniqueConstraint("uq", "account", ["code", "day"]);
            op.CreateForeignKey("fk", "account", ["day"], "account", ["id"], ReferentialAction.SetNull, ReferentialAction.Restrict);
            op.DropConstraint("positive", "account", ConstraintKind.Check);
            op.CreatePrimaryKey("pk", "account", ["id", "name"]);
        },
        ["indexes"] = op =>
        {
            op.CreateIndex("ix", "account", ["name", IndexColumn.Of("day") with { Descending = true, Collation = "NOCASE" }]);
            op.CreateIndex(new TableIndex("Ix2", [IndexColumn.Sql("lower(code)")]) { Unique = true, Where = "code IS NOT NULL", Method = "btree" }, "account");
            op.Invoke(new CreateIndex("account", new TableIndex("ix3", ["name"])) { IfNotExists = true, Concurrently = true });
            op.DropIndex("ix", "account");
            op.Invoke(new DropIndex("ix3") { IfExists = true });
        },
        ["data"] = op =>
        {
            op.BulkInsert("account", ["id", "name"], [[1, "a"]]);
            var name = "O'Brien";
            op.Execute($"UPDATE account SET name = {name} WHERE id = {7}");
            op.Execute("DELETE FROM account");
            op.SetTableComment("account", "not on SQLite");
        },
        ["batch"] = op => op.BatchAlterTable(new BatchAlterTable("account", []) { Rebuild = RebuildMode.Always, ColumnOrder = [["balance", "name"]] }, batch =>
        {
            batch.AddColumn(new Column("extra", SqlType.Json));
            batch.DropColumn("day");
            batch.CreateCheckConstraint("ck", "extra <> ''");
        }),
    };

    public static IEnumerable<object[]> Names => Bodies.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void The_SQL_of_an_operation_is_this(string name)
    {
        var convention = NamingConvention.Default;
        var schema = new MetaData(convention, [Account, new Table("group", [new Column("id", SqlType.Integer) { PrimaryKey = true }])]).Resolve(Scratch.Dialect.Rules);
        var statements = Scratch.Dialect.Compile(Scratch.Record(Bodies[name], convention), schema);
        var text = string.Concat(statements.Select(statement =>
            (statement.Reason is { } reason ? $"-- {reason}\n" : "") + statement.Text + ";\n"));
        var file = Path.Combine(Folder(), "..", "Golden", name + ".sql");
        if (Environment.GetEnvironmentVariable("MIGRATIONS_GOLDEN") == "write")
        {
            File.WriteAllText(file, text);
        }

        Assert.AreEqual(File.ReadAllText(file), text);
        Assert.IsTrue(statements.All(statement => statement.Location is not null));
    }

    [TestMethod]
    [DataRow("plain", "plain")]
    [DataRow("a_1", "a_1")]
    [DataRow("Upper", "\"Upper\"")]
    [DataRow("order", "\"order\"")]
    [DataRow("1st", "\"1st\"")]
    [DataRow("a b", "\"a b\"")]
    [DataRow("a\"b", "\"a\"\"b\"")]
    [DataRow("größe", "\"größe\"")]
    [DataRow("", "\"\"")]
    public void A_name_is_quoted_where_it_must_be(string name, string expected) => Assert.AreEqual(expected, Scratch.Dialect.Quote(name));

    [TestMethod]
    public void A_literal_is_what_the_driver_would_have_stored()
    {
        object?[] values =
        [
            null, true, false, (byte)1, -5, long.MinValue, long.MaxValue, 1.5m, -0.1, 1e300, 1d, 0.1f, "it's", "", "a\0b", "ü\n",
            'c', new byte[] { 0, 255 }, new DateTime(2024, 1, 2, 3, 4, 5), new DateTime(2024, 1, 2, 3, 4, 5, 678), new DateOnly(2024, 1, 2),
            new TimeOnly(3, 4, 5), new TimeOnly(3, 4, 5, 6), new TimeSpan(1, 2, 3, 4), new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.FromHours(-3)),
            Guid.Parse("0a0b0c0d-0000-4000-8000-000000000001"), DayOfWeek.Friday,
        ];
        using var database = new Scratch();
        foreach (var value in values)
        {
            using var command = database.Connection.CreateCommand();
            command.CommandText = $"SELECT $v IS {Scratch.Dialect.Literal(value)} OR CAST($v AS REAL) IS {Scratch.Dialect.Literal(value)}";
            command.Parameters.AddWithValue("$v", value ?? DBNull.Value);
            Assert.AreEqual(1L, command.ExecuteScalar(), string.Create(CultureInfo.InvariantCulture, $"{value?.GetType()} {value}: {Scratch.Dialect.Literal(value)}"));
        }

        Assert.AreEqual("'0a0b0c0d000040008000000000000001'", Scratch.Dialect.Literal(values[^2], SqlType.Uuid));
        Assert.AreEqual(DiagnosticCodes.ValueNotSupported, Assert.ThrowsExactly<MigrationException>(() => Scratch.Dialect.Literal(new Uri("http://a"))).Code);
    }

    [TestMethod]
    public void What_SQLite_has_not_is_an_error_at_the_call()
    {
        Action<MigrationOperations>[] bodies =
        [
            op => op.CreateTable("t", [new Column("a", SqlType.Jsonb)]),
            op => op.CreateTable("t", [new Column("a", SqlType.Serial)]),
            op => op.CreateTable("t", [new Column("a", SqlType.Array(SqlType.Text))]),
            op => op.CreateTable("t", [new Column("a", SqlType.Integer) { Identity = Identity.Always }]),
            op => op.CreateTable("t", [new Column("a", SqlType.Integer) { PrimaryKey = true, Identity = Identity.Always with { Start = 5 } }]),
            op => op.CreateTable(new Table("t", [new Column("a", SqlType.Integer)]) { Schema = "app" }),
            op => op.Invoke(new CreateTable(new Table("t", [new Column("a", SqlType.Integer)])) { Temporary = TemporaryTable.Transaction }),
            op => op.CreateTable("t", [new Column("a", SqlType.Integer), new ExcludeConstraint([new ExcludeElement("a", "=")])]),
            op => op.CreateEnum("e", ["a"]),
            op => op.CreateSequence(new Sequence("s")),
            op => op.CreateSchema("s"),
            op => op.CreateExtension("citext"),
        ];
        foreach (var body in bodies)
        {
            var error = Assert.ThrowsExactly<MigrationException>(() => Scratch.Dialect.Compile(Scratch.Record(body), DatabaseSchema.Empty));
            Assert.IsTrue(error.Code is DiagnosticCodes.TypeNotSupported or DiagnosticCodes.OperationNotSupported, error.Code);
            Assert.IsNotNull(error.Location, error.Message);
        }
    }

    [TestMethod]
    public void A_name_may_have_any_length()
    {
        var name = new string('n', 500);
        using var database = new Scratch();
        database.Migrate(op =>
        {
            op.CreateTable(name, [new Column(name + "c", SqlType.Text) { Nullable = false }]);
            op.CreateUniqueConstraint(name + "u", name, [name + "c"]);
        });
        Assert.AreEqual(name, database.Value("SELECT name FROM sqlite_schema WHERE type = 'table'"));
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
