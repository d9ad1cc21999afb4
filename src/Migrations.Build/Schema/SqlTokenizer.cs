namespace Migrations.Build.Schema;

/// <summary>Cuts SQL text into tokens. Every character is in exactly one of them; no text is ever refused.</summary>
/// <remarks>
/// SQLite: https://www.sqlite.org/lang_keywords.html and tokenize.c; PostgreSQL:
/// https://www.postgresql.org/docs/15/sql-syntax-lexical.html. What only one of them has (brackets and backticks;
/// dollar quotes and <c>E''</c>) cannot be mistaken for something else in the expressions of the other.
/// </remarks>
internal static class SqlTokenizer
{
    /// <summary>All tokens, blanks and comments included.</summary>
    public static IEnumerable<SqlToken> Read(string text) => Read(text, withBlanks: true);

    /// <summary>The tokens that mean something.</summary>
    public static IEnumerable<SqlToken> ReadMeaningful(string text) => Read(text, withBlanks: false);

    private static IEnumerable<SqlToken> Read(string text, bool withBlanks)
    {
        var position = 0;
        while (position < text.Length)
        {
            var (kind, end) = Next(text, position);
            if (withBlanks || kind != SqlTokenKind.Blank)
            {
                yield return new SqlToken(kind, text[position..end], position);
            }

            position = end;
        }
    }

    private static (SqlTokenKind Kind, int End) Next(string text, int start)
    {
        var c = text[start];
        var following = start + 1 < text.Length ? text[start + 1] : '\0';
        return c switch
        {
            _ when char.IsWhiteSpace(c) => (SqlTokenKind.Blank, While(text, start, char.IsWhiteSpace)),
            '-' when following == '-' => (SqlTokenKind.Blank, LineEnd(text, start)),
            '/' when following == '*' => (SqlTokenKind.Blank, CommentEnd(text, start)),
            '\'' => (SqlTokenKind.String, QuoteEnd(text, start, '\'')),
            'e' or 'E' when following == '\'' => (SqlTokenKind.String, EscapedStringEnd(text, start + 1)),
            'x' or 'X' or 'b' or 'B' or 'n' or 'N' when following == '\'' => (SqlTokenKind.String, QuoteEnd(text, start + 1, '\'')),
            '"' => (SqlTokenKind.QuotedName, QuoteEnd(text, start, '"')),
            '`' => (SqlTokenKind.QuotedName, QuoteEnd(text, start, '`')),
            '[' when text.IndexOf(']', start) is var end and > 0 && !char.IsAsciiDigit(following) && following != ']' =>
                IsSubscript(text, start) ? (SqlTokenKind.Symbol, start + 1) : (SqlTokenKind.QuotedName, end + 1),
            '$' when DollarEnd(text, start) is var end and > 0 => (SqlTokenKind.String, end),
            _ when char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(following)) => (SqlTokenKind.Number, NumberEnd(text, start)),
            _ when IsWordStart(c) => (SqlTokenKind.Word, While(text, start, IsWordPart)),
            _ when IsPair(c, following) => (SqlTokenKind.Symbol, start + 2),
            _ => (SqlTokenKind.Symbol, start + 1),
        };
    }

    /// <summary>PostgreSQL's <c>a[i]</c> and <c>ARRAY['x']</c> have something before the bracket; SQLite's quoted name does not touch a word.</summary>
    private static bool IsSubscript(string text, int start) =>
        start > 0 && (IsWordPart(text[start - 1]) || text[start - 1] is ')' or ']');

    private static bool IsPair(char c, char following) => (c, following) is
        ('<', '=') or ('>', '=') or ('<', '>') or ('!', '=') or ('|', '|') or ('=', '=') or (':', ':') or ('-', '>') or ('<', '<') or ('>', '>');

    private static bool IsWordStart(char c) => char.IsLetter(c) || c == '_' || c > '\x7f';

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '$' || c > '\x7f';

    private static int While(string text, int start, Func<char, bool> belongs)
    {
        var end = start + 1;
        while (end < text.Length && belongs(text[end]))
        {
            end++;
        }

        return end;
    }

    private static int LineEnd(string text, int start)
    {
        var end = text.IndexOf('\n', start);
        return end < 0 ? text.Length : end + 1;
    }

    private static int CommentEnd(string text, int start)
    {
        var end = text.IndexOf("*/", start + 2, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + 2;
    }

    private static int QuoteEnd(string text, int start, char quote)
    {
        for (var end = start + 1; end < text.Length; end++)
        {
            if (text[end] != quote)
            {
                continue;
            }

            if (end + 1 == text.Length || text[end + 1] != quote)
            {
                return end + 1;
            }

            end++;
        }

        return text.Length;
    }

    private static int EscapedStringEnd(string text, int start)
    {
        for (var end = start + 1; end < text.Length; end++)
        {
            if (text[end] == '\\')
            {
                end++;
            }
            else if (text[end] == '\'')
            {
                if (end + 1 == text.Length || text[end + 1] != '\'')
                {
                    return end + 1;
                }

                end++;
            }
        }

        return text.Length;
    }

    private static int DollarEnd(string text, int start)
    {
        var tagEnd = start + 1;
        while (tagEnd < text.Length && IsWordPart(text[tagEnd]) && text[tagEnd] != '$')
        {
            tagEnd++;
        }

        if (tagEnd >= text.Length || text[tagEnd] != '$' || (tagEnd > start + 1 && char.IsAsciiDigit(text[start + 1])))
        {
            return -1;
        }

        var tag = text[start..(tagEnd + 1)];
        var end = text.IndexOf(tag, tagEnd + 1, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + tag.Length;
    }

    private static int NumberEnd(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length
            && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '_'
                || (text[end] is '+' or '-' && text[end - 1] is 'e' or 'E' && !text.AsSpan(start).StartsWith("0x", StringComparison.OrdinalIgnoreCase))))
        {
            end++;
        }

        return end;
    }
}
