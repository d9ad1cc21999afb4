using Migrations.Build.Schema;

namespace Migrations.Build.Sqlite.Introspection;

/// <summary>Walks over the tokens of one stored statement.</summary>
internal sealed class DdlCursor
{
    private readonly string _text;
    private readonly List<SqlToken> _tokens;
    private int _at;

    public DdlCursor(string text)
    {
        _text = text;
        _tokens = [.. SqlTokenizer.ReadMeaningful(text)];
    }

    public bool AtEnd => _at >= _tokens.Count;

    /// <summary>The token at hand; at the end one without text.</summary>
    public SqlToken Current => Ahead(0);

    public SqlToken Ahead(int count) => _at + count < _tokens.Count ? _tokens[_at + count] : new SqlToken(SqlTokenKind.Blank, "", _text.Length);

    public SqlToken Take()
    {
        var token = Current;
        _at++;
        return token;
    }

    public bool Is(string keyword) => Current.Is(keyword);

    /// <summary>Whether this is one of the unquoted keywords, in upper or lower case.</summary>
    public bool IsOneOf(HashSet<string> keywords) => Current is { Kind: SqlTokenKind.Word } word && keywords.Contains(word.Text);

    public bool IsSymbol(string symbol) => Current.IsSymbol(symbol);

    /// <summary>Takes the keywords if they all stand here in this order.</summary>
    public bool TryTake(params ReadOnlySpan<string> keywords)
    {
        for (var count = 0; count < keywords.Length; count++)
        {
            if (!Ahead(count).Is(keywords[count]))
            {
                return false;
            }
        }

        _at += keywords.Length;
        return true;
    }

    public bool TryTakeSymbol(string symbol)
    {
        var isIt = IsSymbol(symbol);
        _at += isIt ? 1 : 0;
        return isIt;
    }

    /// <summary>Takes a name; SQLite accepts a string literal as one.</summary>
    public string TakeName()
    {
        var token = Take();
        return token.Kind == SqlTokenKind.String
            ? token.Text[1..^1].Replace("''", "'", StringComparison.Ordinal)
            : token.Name ?? token.Text;
    }

    /// <summary>Takes what stands in parentheses, which must begin here, and returns the text between them.</summary>
    public string TakeEnclosed()
    {
        TryTakeSymbol("(");
        var text = TakeUntil(static _ => false);
        TryTakeSymbol(")");
        return text;
    }

    /// <summary>Takes everything up to a token, outside of parentheses, that ends it; a closing parenthesis always does.</summary>
    public string TakeUntil(Func<SqlToken, bool> ends)
    {
        var first = _at;
        var depth = 0;
        while (!AtEnd && (depth > 0 || !(IsSymbol(")") || ends(Current))))
        {
            depth += IsSymbol("(") ? 1 : IsSymbol(")") ? -1 : 0;
            _at++;
        }

        return first == _at ? "" : _text[_tokens[first].Start..(_tokens[_at - 1].Start + _tokens[_at - 1].Text.Length)];
    }
}
