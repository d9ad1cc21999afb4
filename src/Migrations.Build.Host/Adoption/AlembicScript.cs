using System.Text.RegularExpressions;
using Migrations.Build.Sql;

namespace Migrations.Build.Host.Adoption;

/// <summary>What Alembic prints in its offline mode (<c>--sql</c>): a line <c>-- Running upgrade a -> b</c> before each step.</summary>
internal static partial class AlembicScript
{
    /// <summary>Cuts a script into its steps, without transactions and without the statements on Alembic's version table.</summary>
    /// <exception cref="MigrationException">The script has no such line, has a step twice, or cannot be split.</exception>
    public static void Read(string text, string path, AdoptedSections sections)
    {
        // A script that was caught together with the log on standard error.
        string script = LogLine().Replace(text, "");
        ScriptStatement[] statements = [.. GeneratedScript.Statements(script, path)];
        var heads = new Queue<(int Line, Match Head)>(Heads(script, statements));
        if (heads.Count == 0)
        {
            throw new MigrationException(
                DiagnosticCodes.AdoptionScriptUnfit,
                "Cannot adopt the script: it has no line such as '-- Running upgrade a -> b'. Give what 'alembic upgrade base:head --sql' printed.",
                new SourceLocation(path, 0));
        }

        HashSet<string> versionTables = [.. statements.Select(statement => VersionTable().Match(statement.Text).Groups["table"].Value).Where(name => name.Length > 0)];
        List<string>? open = null;
        foreach (ScriptStatement statement in statements.Append(new ScriptStatement("", int.MaxValue)))
        {
            while (heads.TryPeek(out var head) && head.Line < statement.Line)
            {
                heads.Dequeue();
                bool isUpgrade = head.Head.Groups["way"].Value == "upgrade";
                open = sections.Open(
                    head.Head.Groups[isUpgrade ? "to" : "from"].Value,
                    isUpgrade ? RevisionDirection.Upgrade : RevisionDirection.Downgrade,
                    new SourceLocation(path, head.Line));
            }

            if (statement.Text.Length > 0 && !IsOnVersionTable(statement.Text, versionTables))
            {
                if (open is null)
                {
                    throw new MigrationException(
                        DiagnosticCodes.AdoptionScriptUnfit,
                        "Cannot adopt the script: this statement stands before the first '-- Running' line, so it belongs to no revision. Take it out, or give what Alembic printed.",
                        new SourceLocation(path, statement.Line));
                }

                open.Add(statement.Text);
            }
        }
    }

    /// <summary>The lines that begin a step; a line within a statement is text of that statement.</summary>
    private static IEnumerable<(int Line, Match Head)> Heads(string script, ScriptStatement[] statements)
    {
        int at = 0;
        int line = 0;
        foreach (string text in script.Split('\n'))
        {
            line++;
            while (at < statements.Length && LastLine(statements[at]) < line)
            {
                at++;
            }

            if ((at == statements.Length || statements[at].Line > line) && text.StartsWith("-- Running ", StringComparison.Ordinal) && Head().Match(text) is { Success: true } head)
            {
                yield return (line, head);
            }
        }
    }

    private static int LastLine(ScriptStatement statement) => statement.Line + statement.Text.AsSpan().Count('\n');

    private static bool IsOnVersionTable(string statement, HashSet<string> versionTables) =>
        VersionTable().IsMatch(statement)
        || (DropTable().Match(statement) is { Success: true } drop && versionTables.Contains(drop.Groups["table"].Value));

    [GeneratedRegex(@"^INFO +\[alembic\.[^\n]*", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LogLine();

    [GeneratedRegex(@"^-- Running (?<way>upgrade|downgrade) (?<from>.*?) ->\s*(?<to>.*?)\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Head();

    [GeneratedRegex(
        @"^(CREATE TABLE (IF NOT EXISTS )?(?<table>\S+) \(\s*version_num |INSERT INTO (?<table>\S+) \(version_num\)\s+VALUES |UPDATE (?<table>\S+)\s+SET version_num\s*=|DELETE FROM (?<table>\S+)\s+WHERE \S*version_num\s*=)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex VersionTable();

    [GeneratedRegex(@"^DROP TABLE (?<table>\S+)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DropTable();
}
