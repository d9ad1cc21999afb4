using Migrations.Build.Running;

namespace Migrations.Build.Sqlite.Tests.Sql;

/// <summary>A rebuild keeps all that nobody asked to change: the traps of MIG1101 to MIG1109, each measured once.</summary>
[TestClass]
public sealed class TableRebuildTests
{
    [TestMethod]
    public void MIG1101_A_change_of_type_copies_the_rows_into_a_new_table()
    {
        using var database = new Scratch("CREATE TABLE t (id INTEGER PRIMARY KEY, a VARCHAR(5))", "INSERT INTO t VALUES (7, 'x')");
        var statements = database.Migrate(op => op.AlterColumn("t", "a", type: SqlType.String(50), nullable: false));
        Assert.HasCount(1, statements.Where(statement => statement.Reason == "copies the rows").ToList());
        Assert.AreEqual("CREATE TABLE \"t\" (\n    id INTEGER PRIMARY KEY,\n    a VARCHAR(50) NOT NULL\n)", database.Value("SELECT sql FROM sqlite_schema"));
        Assert.AreEqual("x", database.Value("SELECT a FROM t WHERE id = 7"));
    }

    [TestMethod]
    public void MIG1102_Child_rows_stay_where_foreign_keys_are_off()
    {
        using var database = new Scratch(
            "CREATE TABLE p (id INTEGER PRIMARY KEY, a INT)",
            "CREATE TABLE c (id INTEGER PRIMARY KEY, p_id INT REFERENCES p (id) ON DELETE CASCADE)",
            "INSERT INTO p VALUES (1, 1)",
            "INSERT INTO c VALUES (1, 1)");
        var operations = Scratch.Record(op => op.AlterColumn("p", "a", type: SqlType.Text));
        Assert.IsTrue(Scratch.Dialect.Rebuilds(operations));
        database.Migrate(operations);
        Assert.AreEqual(1L, database.Value("SELECT count(*) FROM c"));
        Assert.AreEqual("CREATE TABLE c (id INTEGER PRIMARY KEY, p_id INT REFERENCES p (id) ON DELETE CASCADE)", database.Value("SELECT sql FROM sqlite_schema WHERE name = 'c'"));
        Assert.IsEmpty(database.Query("PRAGMA foreign_key_check"));
    }

    [TestMethod]
    public void MIG1103_Views_and_triggers_stay_and_follow_a_rename_of_the_column()
    {
        using var database = new Scratch(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, b INT)",
            "CREATE TABLE log (a INT)",
            "CREATE VIEW v AS SELECT a FROM t",
            "CREATE TRIGGER own AFTER UPDATE OF a ON t BEGIN INSERT INTO log (a) SELECT t.a FROM t WHERE t.id = NEW.id; END",
            "CREATE TRIGGER other AFTER INSERT ON log BEGIN UPDATE t SET b = NEW.a WHERE a = NEW.a; END",
            "INSERT INTO t VALUES (1, 10, 0)");
        database.Migrate(op => op.BatchAlterTable("t", batch =>
        {
            batch.AlterColumn("a", type: SqlType.BigInteger, newName: "order");
            batch.AlterColumn("b", nullable: false);
        }));
        database.Run("UPDATE t SET \"order\" = 11");
        Assert.AreEqual(11L, database.Value("SELECT \"order\" FROM v"));
        Assert.AreEqual(11L, database.Value("SELECT a FROM log"));
        Assert.AreEqual(11L, database.Value("SELECT b FROM t"));
    }

    [TestMethod]
    public void MIG1103_A_rebuild_behind_a_rename_of_the_table_takes_the_trigger_along()
    {
        using var database = new Scratch(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, a INT)",
            "CREATE TABLE log (a INT)",
            "CREATE TRIGGER own AFTER INSERT ON t BEGIN INSERT INTO log (a) SELECT a FROM t; END");
        database.Migrate(op =>
        {
            op.RenameTable("t", "u");
            op.AlterColumn("u", "a", nullable: false);
        });
        database.Run("INSERT INTO u VALUES (1, 2)");
        Assert.AreEqual(2L, database.Value("SELECT a FROM log"));
    }

    [TestMethod]
    public void MIG1103_A_trigger_on_a_dropped_column_is_an_error_at_the_call()
    {
        using var database = new Scratch(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, CHECK (a > 0))",
            "CREATE TRIGGER own AFTER UPDATE OF a ON t BEGIN SELECT NEW.a; END");
        var error = Assert.ThrowsExactly<MigrationException>(() => database.Migrate(op => op.DropColumn("t", "a")));
        Assert.AreEqual(DiagnosticCodes.OperationNotSupported, error.Code);
        Assert.IsTrue(error.Location?.File.EndsWith("TableRebuildTests.cs", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("unique")]
    [DataRow("key")]
    [DataRow("default")]
    [DataRow("stored")]
    public void MIG1104_A_column_that_ADD_COLUMN_refuses_comes_by_a_rebuild(string kind)
    {
        using var database = new Scratch("CREATE TABLE t (a INT)", "INSERT INTO t VALUES (1)");
        database.Migrate(op =>
        {
            switch (kind)
            {
                case "unique":
                    op.AddColumn("t", new Column("n", SqlType.Integer) { Unique = true });
                    break;
                case "key":
                    op.Invoke(new AddColumn("t", new Column("n", SqlType.Integer) { PrimaryKey = true }) { InlinePrimaryKey = true });
                    break;
                case "default":
                    op.AddColumn("t", new Column("n", SqlType.DateTime) { Default = SqlExpression.Sql("CURRENT_TIMESTAMP"), Nullable = false });
                    break;
                default:
                    op.AddColumn("t", new Column("n", SqlType.Integer) { Computed = new Computed("a * 2") { Stored = true } });
                    break;
            }
        });
        Assert.AreEqual(1L, database.Value("SELECT a FROM t"));
        Assert.AreEqual(kind != "unique", database.Value("SELECT n FROM t") is not null);
    }

    [TestMethod]
    public void MIG1104_NOT_NULL_without_default_is_refused_by_a_table_with_rows_and_taken_by_an_empty_one()
    {
        static void Add(MigrationOperations op) => op.AddColumn("t", new Column("n", SqlType.Integer) { Nullable = false });
        using var empty = new Scratch("CREATE TABLE t (a INT)");
        empty.Migrate(Add);
        using var full = new Scratch("CREATE TABLE t (a INT)", "INSERT INTO t VALUES (1)");
        Assert.ThrowsExactly<StatementFailedException>(() => full.Migrate(Add));
    }

    [TestMethod]
    public void MIG1105_A_column_with_an_index_goes_with_its_index_and_one_in_a_check_by_a_rebuild()
    {
        using var database = new Scratch(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, b INT, c INT, CHECK (b > 0), CHECK (c > 0))",
            "CREATE INDEX i ON t (a)",
            "CREATE INDEX j ON t (c) WHERE c IS NOT NULL",
            "INSERT INTO t VALUES (1, 2, 3, 4)");
        database.Migrate(op => op.DropColumn("t", "a"));
        database.Migrate(op => op.DropColumn("t", "b"));
        Assert.AreEqual("CREATE TABLE \"t\" (\n    id INTEGER PRIMARY KEY,\n    c INT,\n    CHECK (c > 0)\n)", database.Value("SELECT sql FROM sqlite_schema WHERE type = 'table'"));
        Assert.AreEqual("j", database.Value("SELECT group_concat(name) FROM sqlite_schema WHERE type = 'index'"));
    }

    [TestMethod]
    public void MIG1105_A_column_that_another_is_computed_from_is_not_dropped()
    {
        using var database = new Scratch("CREATE TABLE t (a INT, b INT AS (a + 1), c INT UNIQUE)");
        Assert.ThrowsExactly<MigrationException>(() => database.Migrate(op => op.BatchAlterTable(new BatchAlterTable("t", []) { Rebuild = RebuildMode.Always }, batch => batch.DropColumn("a"))));
        Assert.ThrowsExactly<StatementFailedException>(() => database.Migrate(op => op.DropColumn("t", "a")));
    }

    [TestMethod]
    public void MIG1105_A_column_that_a_view_needs_is_not_dropped_by_a_rebuild_either()
    {
        using var database = new Scratch("CREATE TABLE t (a INT, b INT CHECK (b > 0))", "CREATE VIEW v AS SELECT b FROM t");
        var error = Assert.ThrowsExactly<StatementFailedException>(() => database.Migrate(op => op.DropColumn("t", "b")));
        StringAssert.Contains(error.Message, "view v", StringComparison.Ordinal);
        Assert.IsNotNull(error.Statement.Location);
        database.Run("DROP VIEW v");
        database.Migrate(op => op.DropColumn("t", "b"));
    }

    [TestMethod]
    public void MIG1106_The_counter_of_AUTOINCREMENT_goes_on()
    {
        using var database = new Scratch(
            "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a INT)",
            "INSERT INTO t (a) VALUES (1), (2), (3)",
            "DELETE FROM t WHERE id > 1");
        database.Migrate(op => op.AlterColumn("t", "a", type: SqlType.Text));
        database.Run("INSERT INTO t (a) VALUES (9)");
        Assert.AreEqual(4L, database.Value("SELECT max(id) FROM t"));
        Assert.AreEqual(1L, database.Value("SELECT count(*) FROM sqlite_sequence"));
    }

    [TestMethod]
    public void MIG1107_WITHOUT_ROWID_and_STRICT_stay()
    {
        using var database = new Scratch("CREATE TABLE t (a TEXT, b INT, PRIMARY KEY (a DESC)) WITHOUT ROWID, STRICT", "INSERT INTO t VALUES ('x', 1)");
        database.Migrate(op => op.AlterColumn("t", "b", type: SqlType.Integer));
        Assert.AreEqual("CREATE TABLE \"t\" (\n    a TEXT NOT NULL,\n    b INTEGER,\n    PRIMARY KEY (a DESC)\n) WITHOUT ROWID, STRICT", database.Value("SELECT sql FROM sqlite_schema"));
    }

    [TestMethod]
    public void MIG1108_Old_values_become_what_the_new_type_makes_of_new_ones()
    {
        using var database = new Scratch("CREATE TABLE t (a TEXT, b DATE, c INT)", "INSERT INTO t VALUES ('1', '2024-01-02', 5)");
        database.Migrate(op =>
        {
            op.AlterColumn("t", "a", type: SqlType.Integer);
            op.AlterColumn("t", "b", type: SqlType.DateTime);
            op.AlterColumn("t", "c", type: SqlType.String(9));
        });
        Assert.AreEqual("integer text text", database.Value("SELECT typeof(a) || ' ' || typeof(b) || ' ' || typeof(c) FROM t WHERE a = 1 AND b = '2024-01-02'"));
    }

    [TestMethod]
    public void MIG1109_A_foreign_key_to_a_missing_table_is_refused()
    {
        using var database = new Scratch("CREATE TABLE t (a INT)");
        Assert.AreEqual(DiagnosticCodes.UnknownObject, Assert.ThrowsExactly<MigrationException>(() => database.Migrate(op =>
            op.AddColumn("t", new Column("u_id", SqlType.Integer) { References = new Reference("u", "id") }))).Code);
        Assert.AreEqual(DiagnosticCodes.UnknownObject, Assert.ThrowsExactly<MigrationException>(() => database.Migrate(op =>
            op.CreateForeignKey("fk", "t", ["a"], "u", ["id"]))).Code);
        database.Migrate(op =>
        {
            op.CreateTable("u", [new Column("id", SqlType.Integer) { PrimaryKey = true }]);
            op.AddColumn("t", new Column("u_id", SqlType.Integer) { References = new Reference("U", "id") });
        });
        Assert.AreEqual("U", database.Value("SELECT \"table\" FROM pragma_foreign_key_list('t')"));
    }

    [TestMethod]
    public void Rowids_of_tables_without_an_integer_key_stay()
    {
        using var database = new Scratch("CREATE TABLE t (rowid TEXT, a INT)", "INSERT INTO t (_rowid_, a) VALUES (5, 1), (9, 2)");
        database.Migrate(op => op.AlterColumn("t", "a", nullable: false));
        Assert.AreEqual("5,9", database.Value("SELECT group_concat(_rowid_) FROM t"));
    }

    [TestMethod]
    public void Conflict_clauses_collations_names_and_generated_columns_stay()
    {
        const string Body =
            """
             (
                a TEXT NOT NULL ON CONFLICT IGNORE DEFAULT 'x' COLLATE NOCASE,
                b INTEGER DEFAULT (1 + 2),
                c INTEGER GENERATED ALWAYS AS (b * 2),
                d TEXT DEFAULT CURRENT_TIMESTAMP,
                CONSTRAINT pk PRIMARY KEY (a COLLATE NOCASE, b DESC) ON CONFLICT REPLACE,
                UNIQUE (b) ON CONFLICT FAIL,
                CONSTRAINT "Ck" CHECK (b > 0),
                CHECK (a <> '--'),
                CONSTRAINT fk FOREIGN KEY (b) REFERENCES u MATCH FULL ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
            )
            """;
        using var database = new Scratch("CREATE TABLE \"t\"" + Body, "INSERT INTO t (a, b) VALUES ('p', 1)");
        database.Migrate(op => op.AlterColumn("t", "d", type: SqlType.DateTime));
        Assert.AreEqual(
            "CREATE TABLE \"t\"" + Body.Replace("d TEXT", "d DATETIME", StringComparison.Ordinal),
            database.Value("SELECT sql FROM sqlite_schema WHERE type = 'table'"));
        Assert.AreEqual("p", database.Value("SELECT a FROM t WHERE c = 2"));
    }

    [TestMethod]
    public void Adjacent_alterations_make_one_rebuild_and_data_between_keeps_its_place()
    {
        using var database = new Scratch("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT)", "INSERT INTO t VALUES (1, NULL, NULL)");
        var statements = database.Migrate(op =>
        {
            op.AlterColumn("t", "b", type: SqlType.String(9));
            op.CreateCheckConstraint("ck", "t", "a <> ''");
            op.CreateIndex("ix", "t", ["a"]);
            op.Execute("UPDATE t SET a = 'x'");
            op.AlterColumn("t", "a", nullable: false);
            op.CreateUniqueConstraint("uq", "t", ["a"]);
        });
        Assert.AreEqual(2, statements.Count(statement => statement.Reason == "copies the rows"));
        Assert.AreEqual("x", database.Value("SELECT a FROM t"));
    }

    [TestMethod]
    public void Columns_change_places_and_a_new_one_takes_an_old_ones_name()
    {
        using var database = new Scratch(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, b INT, c INT)",
            "CREATE TABLE r (a INT REFERENCES t (a))",
            "CREATE VIEW v AS SELECT a AS was_a, b AS was_b FROM t",
            "INSERT INTO t VALUES (1, 10, 20, 30)");
        database.Migrate(op => op.BatchAlterTable(new BatchAlterTable("t", []) { Rebuild = RebuildMode.Always }, batch =>
        {
            batch.RenameColumn("a", "x");
            batch.RenameColumn("b", "a");
            batch.RenameColumn("x", "b");
            batch.DropColumn("c");
            batch.AddColumn(new Column("c", SqlType.Integer) { Default = 5 });
        }));
        Assert.AreEqual("20|10|5|10|20", string.Join('|', database.Query("SELECT t.a, t.b, c, was_a, was_b FROM t, v")[0]));
        Assert.AreEqual("b", database.Value("SELECT \"to\" FROM pragma_foreign_key_list('r')"));
    }

    [TestMethod]
    public void A_renamed_column_may_be_called_by_its_old_name_within_the_batch()
    {
        using var database = new Scratch("CREATE TABLE t (a INT, b INT)");
        database.Migrate(op => op.BatchAlterTable("t", batch =>
        {
            batch.RenameColumn("a", "x");
            batch.AlterColumn("a", nullable: false);
            batch.CreateIndex("ix", ["a", "b"]);
        }));
        Assert.AreEqual("x,b", database.Value("SELECT group_concat(name) FROM pragma_index_info('ix')"));
        Assert.AreEqual(1L, database.Value("SELECT \"notnull\" FROM pragma_table_info('t') WHERE name = 'x'"));
    }

    [TestMethod]
    public void A_batch_takes_its_table_from_CopyFrom_and_adds_constraints()
    {
        using var database = new Scratch("CREATE TABLE t (a INT, b INT)", "INSERT INTO t VALUES (1, 2)");
        database.Migrate(op => op.BatchAlterTable(
            new BatchAlterTable("t", [])
            {
                CopyFrom = new Table("t", [new Column("a", SqlType.Integer) { Unique = true }, new Column("b", SqlType.Text)]),
                AdditionalConstraints = [new CheckConstraint("a > 0")],
                Convention = NamingConvention.Default,
                ColumnOrder = [["b", "a"]],
            },
            batch => batch.AlterColumn("b", nullable: false)));
        Assert.AreEqual(
            "CREATE TABLE \"t\" (\n    b TEXT NOT NULL,\n    a INTEGER,\n    CONSTRAINT uq_t_a UNIQUE (a),\n    CHECK (a > 0)\n)",
            database.Value("SELECT sql FROM sqlite_schema"));
    }

    [TestMethod]
    public void A_batch_gives_the_table_other_options_and_its_reverse_takes_them_back()
    {
        const string Before = "CREATE TABLE \"t\" (\n    id INTEGER PRIMARY KEY,\n    a INT\n)";
        const string After = "CREATE TABLE \"t\" (\n    id INTEGER PRIMARY KEY AUTOINCREMENT,\n    a INT\n) STRICT";
        using var database = new Scratch(Before, "INSERT INTO t VALUES (5, 1)");
        var batch = new BatchAlterTable("t", []) { Sqlite = new SqliteTableOptions { AutoIncrement = true, Strict = true } };
        var reverse = batch.Reverse(database.Read())!;
        database.Migrate([batch]);
        Assert.AreEqual(After, database.Value("SELECT sql FROM sqlite_schema"));
        database.Run("DELETE FROM t");
        database.Run("INSERT INTO t (a) VALUES (2)");
        Assert.AreEqual(6L, database.Value("SELECT id FROM t"));
        database.Migrate(reverse);
        Assert.AreEqual(Before, database.Value("SELECT sql FROM sqlite_schema WHERE name = 't'"));
    }

    [TestMethod]
    [DataRow("column")]
    [DataRow("constraint")]
    [DataRow("index")]
    [DataRow("table")]
    [DataRow("never")]
    [DataRow("twice")]
    public void A_wrong_request_is_refused_at_its_call(string kind)
    {
        using var database = new Scratch("CREATE TABLE t (a INT, b INT)");
        var error = Assert.ThrowsExactly<MigrationException>(() => database.Migrate(op =>
        {
            switch (kind)
            {
                case "column":
                    op.AlterColumn("t", "nowhere", nullable: false);
                    break;
                case "constraint":
                    op.DropConstraint("nowhere", "t");
                    break;
                case "index":
                    op.BatchAlterTable(new BatchAlterTable("t", []) { Rebuild = RebuildMode.Always }, batch => batch.DropIndex("nowhere"));
                    break;
                case "table":
                    op.AlterColumn("nowhere", "a", nullable: false);
                    break;
                case "never":
                    op.BatchAlterTable(new BatchAlterTable("t", []) { Rebuild = RebuildMode.Never }, batch => batch.CreateUniqueConstraint("u", ["a"]));
                    break;
                default:
                    op.BatchAlterTable(new BatchAlterTable("t", []) { Rebuild = RebuildMode.Always }, batch => batch.RenameColumn("a", "b"));
                    break;
            }
        }));
        Assert.IsNotNull(error.Location);
    }

    [TestMethod]
    public void Behind_raw_SQL_that_may_alter_tables_the_definition_is_unknown()
    {
        using var database = new Scratch("CREATE TABLE t (a INT)");
        var operations = Scratch.Record(op =>
        {
            op.Execute("CREATE VIEW v AS SELECT a FROM t");
            op.Execute("CREATE TRIGGER own AFTER INSERT ON t BEGIN SELECT 1; END");
            op.AlterColumn("t", "a", nullable: false);
        });
        var error = Assert.ThrowsExactly<MigrationException>(() => Scratch.Dialect.Compile(operations, database.Read()));
        Assert.AreEqual(DiagnosticCodes.DefinitionUnknown, error.Code);
        database.Migrate(operations);
        Assert.AreEqual("own,t,v", database.Value("SELECT group_concat(name) FROM (SELECT name FROM sqlite_schema ORDER BY 1)"));
    }

    [TestMethod]
    public void A_rebuild_in_an_autocommit_block_stays_in_a_transaction()
    {
        using var database = new Scratch("CREATE TABLE t (a INT)");
        var operations = Scratch.Record(op => op.Autocommit(inner =>
        {
            inner.Execute("VACUUM");
            inner.AlterColumn("t", "a", nullable: false);
            inner.CreateIndex("ix", "t", ["a"]);
            inner.Execute("ANALYZE");
        }));
        Assert.IsTrue(Scratch.Dialect.Rebuilds(operations));
        var statements = Scratch.Dialect.Compile(operations, database.Read(Scratch.Dialect.TablesNeeded(operations)));
        Assert.IsNotNull(statements[0].Alone);
        Assert.IsTrue(statements.Skip(1).All(statement => statement.Alone is null));
    }
}
