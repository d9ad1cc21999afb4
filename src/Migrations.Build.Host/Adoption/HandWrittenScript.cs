using System.Text;
using Migrations.Build.Sql;

namespace Migrations.Build.Host.Adoption;

/// <summary>The text of a script that people wrote, comments included, as the part of a revision.</summary>
internal static class HandWrittenScript
{
    /// <summary>The script without the statements that begin and end transactions, which the revision's own takes the place of.</summary>
    /// <param name="file">The script.</param>
    /// <param name="warnings">Gets a warning when such a statement was taken out.</param>
    /// <exception cref="MigrationException">It cannot be split into statements.</exception>
    public static string Text(SourceFile file, List<MigrationWarning> warnings)
    {
        string text = GeneratedScript.RequireNoMarker(file.Text.ReplaceLineEndings("\n"), file.Path, firstLine: 1);
        ScriptStatement[] control =
            [.. StatementSplitter.Split(text, SqlSyntax.AnyProvider, file.Path).Where(statement => GeneratedScript.IsTransactionControl(statement.Text))];
        if (control.Length == 0)
        {
            return text;
        }

        warnings.Add(new MigrationWarning(
            DiagnosticCodes.AdoptionChanged,
            $"'{control[0].Text}' was left out of the revision, and all statements of its kind in this script: a revision runs in a transaction of its own.",
            new SourceLocation(file.Path, control[0].Line)));
        return Without(text, control);
    }

    private static string Without(string text, ScriptStatement[] statements)
    {
        var kept = new StringBuilder(text.Length);
        int from = 0;
        int line = 1;
        int lineStart = 0;
        foreach (ScriptStatement statement in statements)
        {
            for (; line < statement.Line; line++)
            {
                lineStart = text.IndexOf('\n', lineStart) + 1;
            }

            int start = text.IndexOf(statement.Text, Math.Max(from, lineStart), StringComparison.Ordinal);
            int end = text.IndexOf(';', start);
            kept.Append(text, from, start - from);
            from = end < 0 ? text.Length : end + 1;
        }

        return kept.Append(text, from, text.Length - from).ToString();
    }
}
