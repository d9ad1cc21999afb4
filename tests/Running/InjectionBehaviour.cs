using Migrations.Build.Sql;

namespace Migrations.Build.Tests.Running;

/// <summary>Names, messages, labels, defaults, comments and values that would be SQL if anything but the dialect quoted them: they arrive intact.</summary>
public abstract class InjectionBehaviour
{
    /// <summary>Options for a database of this test's own, empty at first.</summary>
    private protected abstract MigrationEngineOptions Options { get; }

    /// <summary>Whether tables and columns have comments.</summary>
    private protected abstract bool HasComments { get; }

    /// <summary>The rules by which a script is split.</summary>
    private protected abstract SqlSyntax Syntax { get; }

    /// <summary>The first column of a query's rows, read on a connection of its own.</summary>
    private protected abstract Task<List<string>> QueryAsync(string sql);

    [TestMethod]
    [DataRow("x'; DROP TABLE canary; --")]
    [DataRow("x\"; DROP TABLE canary; --")]
    [DataRow("x]; DROP TABLE canary; --")]
    [DataRow("x\n; DROP TABLE canary;\n")]
    [DataRow("x\r; DROP TABLE canary;\r")]
    [DataRow("x\u2028; DROP TABLE canary;")]
    [DataRow("x*/ ; DROP TABLE canary; /*")]
    [DataRow("$$; DROP TABLE canary; $$")]
    [DataRow("$1 :p @p ? {0} %s \\' \\")]
    [DataRow("select")]
    [DataRow("1größe ñ 名前 🎉")]
    public async Task Hostile_text_arrives_as_it_is(string text)
    {
        Table table = new(text, [
            new Column("id", SqlType.Integer) { PrimaryKey = true },
            new Column(text, SqlType.Text) { Nullable = false, Default = SqlExpression.Value(text), Comment = HasComments ? text : null },
            new UniqueConstraint([text]) { Name = ObjectName.Final("u" + text) },
            new TableIndex("i" + text, [text, "id"]),
        ])
        { Comment = HasComments ? text : null };
        var revisions = RecordedRevisions.None
            .Then("a1", null, op =>
            {
                op.CreateTable("canary", [new Column("id", SqlType.Integer)]);
                op.CreateTable(text, table.Elements);
                op.BulkInsert(text, ["id", text], [[1, text + "1"]]);
            })
            .Add(
                new Revision("b2") { Message = text, DownRevisions = ["a1"], BranchLabels = ["label"] },
                Build.Running.RevisionBody.Of(new RecordedRevisions.Recording(
                    op =>
                    {
                        op.AddColumn(text, new Column("n" + text, SqlType.String(200)) { Default = SqlExpression.Value(text) });
                        op.Execute($"UPDATE canary SET id = 1");
                    },
                    op => op.DropColumn(text, "n" + text))));
        var options = Options with { Model = new MetaData(NamingConvention.None, []), VersionTable = "v" + text, LogTable = "l" + text };
        var engine = revisions.Engine(options);

        await engine.UpgradeAsync();

        var name = options.Provider.Dialect.Quote(new TableName(text));
        var column = options.Provider.Dialect.Quote(new TableName(text));
        CollectionAssert.AreEqual(new[] { text + "1" }, await QueryAsync($"SELECT {column} FROM {name}"));
        CollectionAssert.AreEqual(new[] { text }, await QueryAsync($"SELECT {options.Provider.Dialect.Quote(new TableName("n" + text))} FROM {name}"));
        CollectionAssert.AreEqual(new[] { "0" }, await QueryAsync("SELECT count(*) FROM canary"));
        Assert.IsTrue((await engine.CheckAsync()).Differences.Any(difference => difference.Text.Contains(text.Trim(), StringComparison.Ordinal)));
        await engine.DowngradeAsync("a1");
        AssertScript(engine, text);
    }

    private void AssertScript(MigrationEngine engine, string text)
    {
        using var script = new StringWriter();
        engine.Script(new ScriptRequest { From = "base", To = "head" }, script);
        var statements = StatementSplitter.Split(script.ToString(), Syntax, "a.sql");
        Assert.IsFalse(statements.Any(statement => statement.Text.StartsWith("DROP TABLE canary", StringComparison.Ordinal)), script.ToString());
        Assert.IsTrue(statements.Any(statement => statement.Text.Contains(text.Replace("'", "''", StringComparison.Ordinal), StringComparison.Ordinal)), script.ToString());
    }
}
