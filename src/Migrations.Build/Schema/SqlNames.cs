namespace Migrations.Build.Schema;

/// <summary>Names inside SQL text: what a rename does to expressions, and which columns they mention.</summary>
internal static class SqlNames
{
    /// <summary>Words that PostgreSQL or SQLite refuse as a column's name in an expression.</summary>
    private static readonly HashSet<string> Reserved = new(
        """
        add all alter analyse analyze and any array as asc asymmetric autoincrement between both case cast check collate
        column commit constraint create cross current current_catalog current_date current_role current_schema
        current_time current_timestamp current_user default deferrable delete desc distinct do drop else end escape
        except exists false fetch for foreign from full grant group having if in index initially inner insert intersect
        into is isnull join lateral leading left like limit localtime localtimestamp natural not nothing notnull null
        offset on only or order outer overlaps placing primary references returning right select session_user set
        similar some symmetric table tablesample then to trailing transaction true union unique update user using
        values variadic verbose when where window with
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    /// <summary>The text with a column's name replaced wherever it stands as a name.</summary>
    public static string Rename(string text, string oldName, string newName)
    {
        var tokens = SqlTokenizer.Read(text).ToList();
        return string.Concat(tokens.Select((token, at) => IsName(tokens, at, oldName) ? Quoted(newName) : token.Text));
    }

    /// <summary>Whether the text mentions a column.</summary>
    public static bool Mentions(string text, string name)
    {
        var tokens = SqlTokenizer.Read(text).ToList();
        return Enumerable.Range(0, tokens.Count).Any(at => IsName(tokens, at, name));
    }

    /// <summary>What stands between parentheses that enclose the whole text; null: none do.</summary>
    public static string? Enclosed(string text)
    {
        var tokens = SqlTokenizer.ReadMeaningful(text).ToList();
        if (tokens.Count < 3 || !tokens[0].IsSymbol("(") || !tokens[^1].IsSymbol(")"))
        {
            return null;
        }

        var depth = 0;
        for (var at = 0; at < tokens.Count - 1; at++)
        {
            depth += tokens[at].IsSymbol("(") ? 1 : tokens[at].IsSymbol(")") ? -1 : 0;
            if (depth == 0)
            {
                return null;
            }
        }

        return text[(tokens[0].Start + 1)..tokens[^1].Start];
    }

    /// <summary>A word before a parenthesis is a function.</summary>
    private static bool IsName(List<SqlToken> tokens, int at, string name) => tokens[at].Kind switch
    {
        SqlTokenKind.Word => tokens[at].Text.Equals(name, StringComparison.OrdinalIgnoreCase) && !IsCall(tokens, at),
        SqlTokenKind.QuotedName => tokens[at].Name == name,
        _ => false,
    };

    private static bool IsCall(List<SqlToken> tokens, int at)
    {
        var next = at + 1 < tokens.Count && tokens[at + 1].Kind == SqlTokenKind.Blank ? at + 2 : at + 1;
        return next < tokens.Count && tokens[next].IsSymbol("(");
    }

    private static string Quoted(string name) =>
        name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') && !char.IsAsciiDigit(name[0]) && !Reserved.Contains(name)
            ? name
            : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
