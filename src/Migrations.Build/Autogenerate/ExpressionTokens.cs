using Migrations.Build.Schema;

namespace Migrations.Build.Autogenerate;

/// <summary>The tokens of an expression with operators whole, and a place among them.</summary>
internal sealed class ExpressionTokens
{
    private const string OperatorCharacters = "+-*/<>=~!@#%^&|`?";

    /// <summary>An operator may end in a sign only if it has one of these (https://www.postgresql.org/docs/15/sql-syntax-lexical.html).</summary>
    private const string SignCarriers = "~!@#%^&|`?";

    private readonly List<SqlToken> _tokens;
    private int _position;

    public ExpressionTokens(string text) => _tokens = Joined(SqlTokenizer.ReadMeaningful(text));

    public bool AtEnd => _position == _tokens.Count;

    public IEnumerable<SqlToken> All => _tokens;

    public SqlToken? Peek(int ahead = 0) => _position + ahead < _tokens.Count ? _tokens[_position + ahead] : null;

    public SqlToken? Next() => _position < _tokens.Count ? _tokens[_position++] : null;

    public bool Is(string word, int ahead = 0) => Peek(ahead)?.Is(word) == true;

    public bool IsSymbol(string symbol, int ahead = 0) => Peek(ahead)?.IsSymbol(symbol) == true;

    /// <summary>Goes on behind the words, if all of them stand here.</summary>
    public bool Take(params ReadOnlySpan<string> words)
    {
        for (var index = 0; index < words.Length; index++)
        {
            if (!Is(words[index], index))
            {
                return false;
            }
        }

        _position += words.Length;
        return true;
    }

    /// <summary>Goes on behind the symbol, if it stands here.</summary>
    public bool TakeSymbol(string symbol)
    {
        if (!IsSymbol(symbol))
        {
            return false;
        }

        _position++;
        return true;
    }

    private static List<SqlToken> Joined(IEnumerable<SqlToken> tokens)
    {
        var joined = new List<SqlToken>();
        foreach (var token in tokens)
        {
            if (joined.Count > 0 && Continues(joined[^1], token))
            {
                joined[^1] = joined[^1] with { Text = joined[^1].Text + token.Text };
            }
            else
            {
                joined.Add(token);
            }
        }

        return joined;
    }

    private static bool Continues(SqlToken before, SqlToken token) =>
        IsOperator(before)
        && IsOperator(token)
        && before.Start + before.Text.Length == token.Start
        && (token.Text[^1] is not ('+' or '-') || (before.Text + token.Text).Any(c => SignCarriers.Contains(c, StringComparison.Ordinal)));

    private static bool IsOperator(SqlToken token) =>
        token.Kind == SqlTokenKind.Symbol && token.Text.All(c => OperatorCharacters.Contains(c, StringComparison.Ordinal));
}
