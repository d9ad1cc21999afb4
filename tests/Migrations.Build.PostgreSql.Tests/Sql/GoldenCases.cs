namespace Migrations.Build.PostgreSql.Tests.Sql;

/// <summary>One case for each operation with its options: what is there before, and what is done.</summary>
internal static class GoldenCases
{
    public static IReadOnlyDictionary<string, (Action<MigrationOperations> Before, Action<MigrationOperations> Operations)> All { get; } =
        new Dictionary<string, (Action<MigrationOperations>, Action<MigrationOperations>)>(StringComparer.Ordinal)
        {
            ["create_table"] = (
                op => op.CreateSchema("app"),
                op =>
                {
                    op.CreateTable(new Table("Order", [
                        new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.Always with { Start = 100, Increment = 10, MinValue = 1, MaxValue = 5000, Cache = 7, Cycle = true } },
                        new Column("name", SqlType.String(50)) { Nullable = false, Default = SqlExpression.Value("it's"), Collation = "C", Comment = "who's \\ who" },
                        new Column("select", SqlType.Numeric(10, 2)) { Default = 1.5m },
                        new Column("twice", SqlType.Numeric()) { Computed = new Computed("\"select\" * 2") },
                        new Column("mood", SqlType.Enum("mood", ["sad", "it's"])) { Default = SqlExpression.Value("sad") },
                        new Column("moods", SqlType.Array(SqlType.Enum("mood", ["sad", "it's"]))),
                        new Column("code", SqlType.Char(3)) { Unique = true },
                        new Column("parent", SqlType.Integer) { References = new Reference(new TableName("Order", "app"), "id") { OnDelete = ReferentialAction.SetNull } },
                        new CheckConstraint("\"select\" > 0") { Name = "ck_positive", NoInherit = true },
                        new CheckConstraint("name <> ''") { Name = "ck_later", NotValid = true },
                        new UniqueConstraint(["name", "code"]) { Name = "uq", Include = ["mood"], Deferrability = Deferrability.InitiallyDeferred },
                        new ExcludeConstraint([new ExcludeElement(IndexColumn.Sql("int4range(id, id + 1)"), "&&")]) { Name = "ex", Where = "id > 5" },
                        new TableIndex("ix", ["name"]),
                    ])
                    {
                        Schema = "app",
                        Comment = "all of it",
                        PostgreSql = new PostgreSqlTableOptions { StorageParameters = [new("fillfactor", "70")] },
                    });
                }
            ),
            ["create_table_options"] = (
                op => op.CreateTable("parent", [new Column("id", SqlType.Integer)]),
                op =>
                {
                    op.Invoke(new CreateTable(new Table("child", [new Column("more", SqlType.Text)]) { PostgreSql = new() { Inherits = ["parent"], Unlogged = true } }) { IfNotExists = true });
                    op.CreateTable(new Table("measure", [new Column("at", SqlType.Date) { Nullable = false }]) { PostgreSql = new() { PartitionBy = "RANGE (at)" } });
                    op.CreateTable(new Table("spaced", []) { PostgreSql = new() { Tablespace = "pg_default", AccessMethod = "heap" } });
                    op.CreateTable(new Table("fast", [new Column("id", SqlType.Integer) { PrimaryKey = true }]) { PostgreSql = new() { Unlogged = true } });
                    op.Invoke(new CreateTable(new Table("hold", [new Column("id", SqlType.Integer) { Comment = "note" }, new TableIndex("ix_hold", ["id"])])) { Temporary = TemporaryTable.Session });
                    op.Invoke(new CreateTable(new Table("pass", [new Column("id", SqlType.Integer)])) { Temporary = TemporaryTable.SessionWithoutRows });
                    op.Invoke(new CreateTable(new Table("gone", [new Column("id", SqlType.Integer)]) { PostgreSql = new() { Tablespace = "pg_default", StorageParameters = [new("fillfactor", "70")] } }) { Temporary = TemporaryTable.Transaction, IfNotExists = true });
                    op.CreateTable("counted", [new Column("id", SqlType.BigSerial) { PrimaryKey = true }, new Column("n", SqlType.SmallSerial), new Column("m", SqlType.Serial)]);
                }
            ),
            ["types"] = (
                _ => { },
                op => op.CreateTable("types", [
                    .. new[]
                    {
                        SqlType.SmallInteger, SqlType.Integer, SqlType.BigInteger, SqlType.Numeric(), SqlType.Numeric(5), SqlType.Numeric(10, 2), SqlType.Real, SqlType.Float,
                        SqlType.Float with { Precision = 20 }, SqlType.Double, SqlType.Boolean, SqlType.String(), SqlType.String(5), SqlType.Char(2), SqlType.Text, SqlType.LargeBinary,
                        SqlType.Date, SqlType.Time, SqlType.TimeWithTimeZone with { Precision = 0 }, SqlType.DateTime with { Precision = 3 }, SqlType.DateTimeOffset, SqlType.Interval,
                        SqlType.Interval with { Precision = 2 }, SqlType.Uuid, SqlType.Json, SqlType.Jsonb, SqlType.Array(SqlType.String(3)), SqlType.Bit(8), SqlType.BitVarying(), SqlType.BitVarying(9),
                        SqlType.Named("inet"), SqlType.Named("tsvector"), SqlType.Named("int4multirange[]"), SqlType.Named("\"char\""), SqlType.Named("int4range") with { Schema = "pg_catalog" },
                    }.Select((type, place) => new Column(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"c{place}"), type)),
                ])),
            ["drop_and_rename"] = (
                op =>
                {
                    op.CreateTable("a", [new Column("id", SqlType.Integer), new Column("gone", SqlType.Text)]);
                    op.CreateTable("b", []);
                },
                op =>
                {
                    op.DropColumn("a", "gone");
                    op.Invoke(new DropColumn("a", "gone") { IfExists = true });
                    op.RenameTable("a", "Table");
                    op.DropTable("b");
                    op.Invoke(new DropTable("b") { IfExists = true });
                    op.SetTableComment("Table", "it's");
                    op.SetTableComment("Table", comment: null);
                }
            ),
            ["add_column"] = (
                op => op.CreateTable("t", [new Column("id", SqlType.Integer) { PrimaryKey = true }]),
                op =>
                {
                    op.AddColumn("t", new Column("a", SqlType.String(20)) { Nullable = false, Default = SqlExpression.Value("x"), Unique = true, Comment = "note" });
                    op.AddColumn("t", new Column("b", SqlType.Integer) { Index = true, References = new Reference("t", "id") { Name = "fk_b", OnUpdate = ReferentialAction.Cascade } });
                    op.Invoke(new AddColumn("t", new Column("c", SqlType.Integer) { References = new Reference("t", "id") { OnDelete = ReferentialAction.Restrict, Deferrability = Deferrability.InitiallyDeferred } }) { InlineReferences = true, IfNotExists = true });
                    op.AddColumn("t", new Column("d", SqlType.Serial));
                    op.CreateTable("u", []);
                    op.Invoke(new AddColumn("u", new Column("id", SqlType.BigSerial) { PrimaryKey = true }) { InlinePrimaryKey = true });
                }
            ),
            ["alter_column"] = (
                op => op.CreateTable("t", [new Column("a", SqlType.String(20)) { Default = SqlExpression.Value("1"), Collation = "C" }, new Column("b", SqlType.Integer), new Column("c", SqlType.Serial), new Column("e", SqlType.Text)]),
                op =>
                {
                    op.Invoke(new AlterColumn("t", "a") { Type = SqlType.String(30) });
                    op.Invoke(new AlterColumn("t", "a")
                    {
                        Type = SqlType.Integer,
                        Using = "a::integer",
                        Nullable = false,
                        Default = SqlExpression.Value(5),
                        Comment = "note",
                        NewName = "Z",
                    });
                    op.AlterColumn("t", "Z", nullable: true, @default: null, comment: null);
                    op.AlterColumn("t", "b", type: SqlType.BigInteger, nullable: false);
                    op.AlterColumn("t", "b", type: SqlType.BigSerial);
                    op.AlterColumn("t", "c", type: SqlType.Integer);
                    op.Invoke(new AlterColumn("t", "e") { Collation = "POSIX" });
                    op.Invoke(new AlterColumn("t", "e") { Collation = null });
                }
            ),
            ["identity"] = (
                op => op.CreateTable("t", [new Column("a", SqlType.Integer) { Nullable = false }]),
                op =>
                {
                    op.AlterColumn("t", "a", identity: Identity.ByDefault with { Start = 50, Cache = 10 });
                    op.AlterColumn("t", "a", identity: Identity.Always with { Increment = 3, Cycle = true });
                    op.AlterColumn("t", "a", identity: Identity.Always with { MaxValue = 900 });
                    op.AlterColumn("t", "a", identity: Identity.Always with { MaxValue = 900 });
                    op.AlterColumn("t", "a", identity: null, @default: SqlExpression.Value(1));
                }
            ),
            ["indexes"] = (
                op => op.CreateTable("t", [new Column("a", SqlType.Text), new Column("b", SqlType.Integer), new Column("c", SqlType.Jsonb)]),
                op =>
                {
                    op.CreateIndex("ix_a", "t", ["a"]);
                    op.CreateUniqueIndex("ix_u", "t", [IndexColumn.Sql("lower(a)"), IndexColumn.Of("b") with { Descending = true, Nulls = NullsOrder.Last }]);
                    op.CreateIndex(new TableIndex("ix_all", [IndexColumn.Of("a") with { Collation = "C", OperatorClass = "text_pattern_ops", Nulls = NullsOrder.First }])
                    {
                        Method = "btree",
                        Include = ["b"],
                        StorageParameters = [new("fillfactor", "50")],
                        Tablespace = "pg_default",
                        Where = "b > 0",
                    }, "t");
                    op.CreateIndex(new TableIndex("ix_nulls", ["b"]) { Unique = true, NullsNotDistinct = true }, "t");
                    op.CreateIndex(new TableIndex("ix_gin", [IndexColumn.Of("c") with { OperatorClass = "jsonb_path_ops" }]) { Method = "gin" }, "t");
                    op.Invoke(new CreateIndex("t", new TableIndex("ix_a", ["a"])) { IfNotExists = true });
                    op.Invoke(new CreateIndex("t", new TableIndex("ix_c", ["b"])) { Concurrently = true });
                    op.DropIndex("ix_a");
                    op.Invoke(new DropIndex("ix_c", "t") { Concurrently = true, IfExists = true });
                }
            ),
            ["constraints"] = (
                op =>
                {
                    op.CreateTable("p", [new Column("id", SqlType.Integer) { Nullable = false }, new Column("x", SqlType.Integer) { Nullable = false }]);
                    op.CreateTable("c", [new Column("id", SqlType.Integer), new Column("x", SqlType.Integer)]);
                },
                op =>
                {
                    op.CreatePrimaryKey("pk", "p", ["id", "x"]);
                    op.CreateUniqueConstraint("uq", "p", ["id"]);
                    op.AddConstraint(new UniqueConstraint(["x"]) { Name = "uq_x", NullsNotDistinct = true, Include = ["id"], Deferrability = Deferrability.InitiallyImmediate }, "c");
                    op.AddConstraint(
                        new ForeignKeyConstraint(["id", "x"], "p", ["id", "x"])
                        {
                            Name = "fk",
                            Match = ForeignKeyMatch.Full,
                            OnDelete = ReferentialAction.Cascade,
                            OnUpdate = ReferentialAction.SetDefault,
                            NotValid = true,
                            Deferrability = Deferrability.InitiallyDeferred,
                        },
                        "c");
                    op.CreateForeignKey(name: null, "c", ["id"], "p", ["id"]);
                    op.AddConstraint(new CheckConstraint("x > 0") { Name = "ck", NotValid = true }, "c");
                    op.AddConstraint(new ExcludeConstraint([new ExcludeElement("id", "=")]) { Name = "ex", Method = "btree", Where = "id > 5" }, "c");
                    op.DropConstraint("ck", "c", ConstraintKind.Check);
                    op.Invoke(new DropConstraint("c", "ck") { IfExists = true });
                }
            ),
            ["objects"] = (
                _ => { },
                op =>
                {
                    op.CreateSchema("app");
                    op.Invoke(new CreateSchema("app") { IfNotExists = true });
                    op.CreateEnum("mood", ["sad", "it's"]);
                    op.Invoke(new CreateEnum(new EnumType("other", ["a"])) { IfNotExists = true });
                    op.AddEnumValue("mood", "ok");
                    op.Invoke(new AddEnumValue("mood", "so-so") { Before = "ok", IfNotExists = true });
                    op.Invoke(new AddEnumValue("mood", "great") { After = "ok" });
                    op.DropEnum("mood");
                    op.CreateSequence(new Sequence("s") { Schema = "app", Type = SqlType.SmallInteger, Start = 10, Increment = 5, MinValue = 0, MaxValue = 1000, Cache = 3, Cycle = true });
                    op.Invoke(new CreateSequence(new Sequence("plain")) { IfNotExists = true });
                    op.DropSequence(new TableName("s", "app"));
                    op.DropSchema("app");
                    op.Invoke(new CreateExtension("plpgsql") { IfNotExists = true, Schema = "pg_catalog", Version = "1.0" });
                    op.Invoke(new DropExtension("nowhere") { IfExists = true });
                }
            ),
            ["data"] = (
                op => op.CreateTable("t", [new Column("id", SqlType.Integer), new Column("name", SqlType.Text), new Column("at", SqlType.DateTimeOffset)]),
                op =>
                {
                    var name = "it's";
                    op.BulkInsert("t", ["id", "name", "at"], [[1, "it's", new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc)], [2, SqlExpression.Sql("upper('x')"), null]]);
                    op.Execute($"UPDATE t SET name = {name} WHERE id = {1}; DELETE FROM t WHERE name = {name}");
                    op.Execute("""
                        -- a comment; with a semicolon
                        CREATE FUNCTION f() RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;
                        CREATE FUNCTION g() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END;
                        SELECT ';';
                        """);
                    op.Autocommit(inner => inner.Execute("VACUUM t"));
                }
            ),
            ["batch"] = (
                op => op.CreateTable("t", [new Column("id", SqlType.Integer), new Column("name", SqlType.Text)]),
                op =>
                {
                    op.BatchAlterTable("t", batch =>
                    {
                        batch.AddColumn(new Column("more", SqlType.Integer) { Nullable = false, Default = 0 });
                        batch.RenameColumn("name", "title");
                    });
                    op.BatchAlterTable(
                        new BatchAlterTable("t", []) { Rebuild = RebuildMode.Always, AdditionalConstraints = [new CheckConstraint("id > 0") { Name = "ck" }] },
                        batch => batch.DropColumn("title"));
                }
            ),
        };
}
