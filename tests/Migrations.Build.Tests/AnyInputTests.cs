using System.Globalization;
using CsCheck;
using Migrations.Build.Authoring;
using Migrations.Build.Scripts;
using Migrations.Build.Sql;
using Migrations.Build.Tests.Revisions;

namespace Migrations.Build.Tests;

/// <summary>What people type: any text is understood or refused by a code, never by another exception.</summary>
[TestClass]
public sealed class AnyInputTests
{
    private static readonly int Count =
        int.TryParse(Environment.GetEnvironmentVariable("MIGRATIONS_PROPERTY_COUNT"), CultureInfo.InvariantCulture, out var given) ? given * 10 : 3000;

    [TestMethod]
    public void A_revision_target()
    {
        var word = Texts("head", "heads", "base", "current", "@", "+", "-", "1", "2", "99999999999", "r1", "r", ":", ",", " ", "é", "\0", "\n", "'", "%", "a1", "^");
        Gen.Select(RandomGraph.Gen, word, Gen.Int[0, int.MaxValue - 1]).Sample(
            (revisions, text, seed) =>
            {
                var graph = new RevisionGraph(revisions);
                string[] rows = [.. graph.RowsAt(revisions[seed % revisions.Count].Id)];
                var target = text.Replace("r1", revisions[seed % revisions.Count].Id, StringComparison.Ordinal);
                IsCoded(() => graph.PlanUpgrade(rows, target));
                IsCoded(() => graph.PlanUpgrade([], target.Split(',')));
                IsCoded(() => graph.PlanDowngrade(rows, target));
                IsCoded(() => graph.PlanStamp(rows, [target]));
                IsCoded(() => graph.Resolve(target));
                IsCoded(() => graph.RowsAt(target));
                IsCoded(() => graph.CurrentOf([target]));
            },
            iter: Count / 3);
    }

    [TestMethod]
    public void A_file_template() => Texts("{", "}", "{rev}", "{slug}", "{month", ":", "0", "%", "{year:%}", "{day:d}", "{day:D9999999999}", "{hour:X2}", "{epoch:#,0;}", "'", "\"", "\\", "/", "..", "\0", "é", "rev").Sample(
        template => IsCoded(() => RevisionFileName.Of(template, "ae10", "add table", DateTimeOffset.UnixEpoch)),
        iter: Count);

    [TestMethod]
    public void A_sql_revision() => Texts("-- revision: a1", "-- down: ", "-- message:", "-- labels:", "--", "-- upgrade", "-- downgrade", "\n", "\r\n", "\r", "a,b", ":", ";", "\uFEFF", "\0", "é", " ", "SELECT 1", "'").Sample(
        text =>
        {
            var file = SqlRevisionFile.Parse(text, "a.sql");
            Assert.IsTrue(file.Upgrade is not null || file.Problems.Count > 0);
            Assert.IsTrue(file.Problems.All(problem => problem.Line >= 1));
        },
        iter: Count);

    /// <summary>What is between statements is blank, a semicolon or a comment, so that nothing of a text is lost.</summary>
    [TestMethod]
    public void Statements()
    {
        var text = Texts(
            "SELECT", "CREATE", "TRIGGER", "FUNCTION", "BEGIN", "ATOMIC", "CASE", "END", "EXPLAIN", " ", "\n", "\r", ";", "'", "\"", "`", "[", "]", "(", ")", "$$", "$a$", "$", "E'", "\\", "--", "/*", "*/", "1", "é", "\0", "\uFEFF");
        Gen.Select(text, Gen.Bool).Sample(
            (script, isPostgreSql) => IsCoded(() =>
            {
                var syntax = isPostgreSql ? SqlSyntax.PostgreSql : SqlSyntax.Sqlite;
                var at = 0;
                foreach (var statement in StatementSplitter.Split(script, syntax, "a.sql"))
                {
                    // The text may also stand in a comment before it.
                    var found = script.IndexOf(statement.Text, at, StringComparison.Ordinal);
                    while (found >= 0 && !IsOne("Z", script[at..found] + "Z", syntax))
                    {
                        found = script.IndexOf(statement.Text, found + 1, StringComparison.Ordinal);
                    }

                    Assert.IsGreaterThanOrEqualTo(at, found, "between the statements");
                    at = found + statement.Text.Length;
                }

                Assert.IsTrue(IsOne(null, script[at..], syntax), "behind the statements");
            }),
            iter: Count * 3);
    }

    private static bool IsOne(string? statement, string text, SqlSyntax syntax)
    {
        try
        {
            return StatementSplitter.Split(text, syntax, "a.sql").Select(one => one.Text).SequenceEqual(statement is null ? [] : [statement], StringComparer.Ordinal);
        }
        catch (MigrationException)
        {
            return false;
        }
    }

    private static Gen<string> Texts(params string[] parts) =>
        Gen.Int[0, parts.Length - 1].Select(index => parts[index]).Array[0, 14].Select(string.Concat);

    private static void IsCoded(Action act)
    {
        try
        {
            act();
        }
        catch (MigrationException exception)
        {
            StringAssert.StartsWith(exception.Code, "MIG");
        }
    }
}
