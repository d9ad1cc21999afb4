using System.Text.RegularExpressions;
using Migrations.Build.Authoring;
using Migrations.Build.Sql;

namespace Migrations.Build.Host.Adoption;

/// <summary>The statements of a script that another tool printed, and what of them is the tool's own business.</summary>
internal static partial class GeneratedScript
{
    /// <summary>The statements, without those that begin and end transactions: each revision has one of its own.</summary>
    /// <exception cref="MigrationException">A string, a name, a comment or a body does not end.</exception>
    public static IEnumerable<ScriptStatement> Statements(string text, string path, int firstLine = 1) =>
        StatementSplitter.Split(text, SqlSyntax.AnyProvider, path, firstLine).Where(statement => !IsTransactionControl(statement.Text));

    /// <summary>Whether a statement begins or ends a transaction.</summary>
    public static bool IsTransactionControl(string statement) => TransactionControl().IsMatch(statement);

    /// <summary>Statements as the text of a revision.</summary>
    public static string Text(IEnumerable<string> statements) => string.Join("\n\n", statements.Select(statement => statement + ";"));

    /// <summary>A line that would cut a revision's file in two is refused: to change it could change what the script does.</summary>
    /// <exception cref="MigrationException">There is such a line.</exception>
    public static string RequireNoMarker(string text, string path, int firstLine)
    {
        int line = firstLine;
        foreach (ReadOnlySpan<char> one in text.AsSpan().EnumerateLines())
        {
            if (one.Contains("--", StringComparison.Ordinal) && SqlRevisionFile.MarkerOf(one.Trim().ToString()) is { } part)
            {
                throw new MigrationException(
                    DiagnosticCodes.AdoptionScriptUnfit,
                    $"Cannot adopt the script: in a revision's file this line would begin the {part}. Put another word into the comment.",
                    new SourceLocation(path, line));
            }

            line++;
        }

        return text;
    }

    [GeneratedRegex(
        @"^(BEGIN(\s+(DEFERRED|IMMEDIATE|EXCLUSIVE))?|START|COMMIT|END)(\s+(TRANSACTION|WORK))?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex TransactionControl();
}
