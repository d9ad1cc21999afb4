using System.Diagnostics;
using Migrations.Build.Running;
using Migrations.Build.Sql;
using Migrations.Build.Tests.Programs;

namespace Migrations.Build.Sqlite.Tests.Sql;

/// <summary>The rebuild where it really runs: in the provider's session with foreign keys on, and in the sqlite3 program.</summary>
[TestClass]
public sealed class RebuildInSessionTests
{
    private static readonly string[] Ddl =
    [
        "CREATE TABLE p (id INTEGER PRIMARY KEY AUTOINCREMENT, a INT, b TEXT UNIQUE ON CONFLICT IGNORE)",
        "CREATE TABLE c (id INTEGER PRIMARY KEY, p_id INT NOT NULL REFERENCES p (id) ON DELETE CASCADE)",
        "CREATE VIEW v AS SELECT p.a, c.id FROM p JOIN c ON c.p_id = p.id",
        "CREATE TRIGGER own AFTER INSERT ON p BEGIN INSERT INTO c (p_id) VALUES (NEW.id); END",
        "CREATE TRIGGER other AFTER DELETE ON c BEGIN UPDATE p SET a = a + 1 WHERE id = OLD.p_id; END",
        "CREATE INDEX i ON p (lower(b)) WHERE a > 0",
        "INSERT INTO p (a, b) VALUES (1, 'x'), (2, 'y'), (3, 'z')",
        "DELETE FROM p WHERE id = 3",
    ];

    private static void Body(MigrationOperations op)
    {
        op.AlterColumn("p", "a", type: SqlType.Text, nullable: false, newName: "order");
        op.AddColumn("p", new Column("made", SqlType.DateTime) { Default = SqlExpression.Sql("date('2024-01-01')"), Nullable = false });
        op.BulkInsert("p", ["order", "b"], [["7", "it's"]]);
        op.CreateCheckConstraint("ck", "p", "\"order\" <> ''");
    }

    [TestMethod]
    public async Task Child_rows_stay_in_a_session_whose_foreign_keys_are_on()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.db");
        try
        {
            await using var session = await SqliteProvider.Instance.OpenAsync(new SessionRequest($"Data Source={file};Foreign Keys=True", Directory: null, CommandTimeout: null) { MayCreate = true }, CancellationToken.None);
            var request = new LockRequest("v", TimeSpan.FromSeconds(5), Events: null, TimeProvider.System);
            await session.BeginAsync(rebuilds: false, request, CancellationToken.None);
            await session.ExecuteAsync([.. Ddl.Select(text => new SqlStatement(text))], commit: true, CancellationToken.None);
            var operations = Scratch.Record(Body);
            await session.BeginAsync(Scratch.Dialect.Rebuilds(operations), request, CancellationToken.None);
            var before = await SqliteProvider.Instance.Introspector.ReadAsync(session.Connection, new() { Tables = Scratch.Dialect.TablesNeeded(operations) }, CancellationToken.None);
            await session.ExecuteAsync(Scratch.Dialect.Compile(operations, before), commit: true, CancellationToken.None);
            await using var command = session.Connection.CreateCommand();
            command.CommandText = "SELECT (SELECT count(*) FROM c) || ' ' || (SELECT max(id) FROM p) || ' ' || (SELECT group_concat(\"order\") FROM v) || (SELECT foreign_keys FROM pragma_foreign_keys)";
            Assert.AreEqual("3 4 1,2,71", await command.ExecuteScalarAsync());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestMethod]
    public void The_sqlite3_program_leaves_the_same_database()
    {
        using var online = new Scratch(Ddl);
        var operations = Scratch.Record(Body);
        var schema = online.Read();
        var script = string.Join(";\n", [.. Ddl, "PRAGMA foreign_keys = OFF", "BEGIN", .. Scratch.Dialect.Compile(operations, schema).SelectMany(Texts), "COMMIT", ""]) + ".dump\n";
        online.Migrate(operations);

        var start = new ProcessStartInfo("sqlite3", ["-bail", ":memory:"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using (var program = InstalledProgram.Start(start, "sqlite3"))
        {
            program.StandardInput.Write(script);
            program.StandardInput.Close();
            var dump = program.StandardOutput.ReadToEnd();
            Assert.AreEqual("", program.StandardError.ReadToEnd());

            // .dump sets the counter by DELETE and INSERT, which needs the table that only AUTOINCREMENT makes.
            using var offline = new Scratch(dump);
            Assert.AreEqual("", SchemaText.Difference(online.Read(), offline.Read()));
            Assert.AreEqual(All(online), All(offline));
        }
    }

    private static IEnumerable<string> Texts(SqlStatement statement) => statement.Rows is { } rows
        ? rows.Rows.Select(row => $"{statement.Text} VALUES ({string.Join(", ", row.Select(value => Scratch.Dialect.Literal(value)))})")
        : [string.Concat(statement.Fragments.Select(fragment => fragment.IsValue ? Scratch.Dialect.Literal(fragment.Value) : fragment.Text))];

    private static string All(Scratch database) => string.Join('\n', new[]
    {
        "SELECT type, name, tbl_name, CASE WHEN type IN ('view', 'trigger') THEN sql END FROM sqlite_schema ORDER BY 1, 2",
        "SELECT * FROM sqlite_sequence",
        "SELECT * FROM p ORDER BY id",
        "SELECT * FROM c ORDER BY id",
    }.SelectMany(database.Query).Select(row => string.Join('|', row)));
}
