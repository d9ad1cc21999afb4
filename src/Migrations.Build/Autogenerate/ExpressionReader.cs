using Migrations.Build.Schema;

namespace Migrations.Build.Autogenerate;

/// <summary>Reads an expression of SQLite or PostgreSQL into its canonical form. What it does not know it gives up on.</summary>
/// <remarks>
/// Precedence: https://www.postgresql.org/docs/15/sql-syntax-lexical.html#SQL-PRECEDENCE. SQLite ranks a few operators
/// otherwise, which does no harm: it keeps the text as it was written, so that both sides are read alike.
/// </remarks>
internal sealed partial class ExpressionReader(string text, string? table, bool ignoresCase)
{
    private const int OrLevel = 1;
    private const int AndLevel = 2;
    private const int NotLevel = 3;
    private const int ComparisonLevel = 4;
    private const int LikeLevel = 5;
    private const int OperatorLevel = 6;
    private const int SumLevel = 7;
    private const int ProductLevel = 8;
    private const int PowerLevel = 9;
    private const int SignLevel = 10;

    private readonly ExpressionTokens _tokens = new(text);

    /// <summary>The whole text as one expression; null: there is something that this reader does not know.</summary>
    public ExpressionTerm? Read() => Expression(0) is { } term && _tokens.AtEnd ? term : null;

    /// <summary>The tokens one behind the other, words in lower case: all that can be done with a text that cannot be read.</summary>
    public string Flat() => string.Join(' ', _tokens.All.Select(token => token.Name is null ? token.Text : NameOf(token)));

    private ExpressionTerm? Expression(int level)
    {
        var left = Prefix();
        while (left is not null && Infix(left, level) is { } step)
        {
            left = step.Term;
        }

        return left;
    }

    /// <summary>What stands behind an operand; null: nothing of this level. A step without a term: it cannot be read.</summary>
    private Step? Infix(ExpressionTerm left, int level) => _tokens.Peek() switch
    {
        null => null,
        { Kind: SqlTokenKind.Symbol } symbol => Symbolic(left, symbol.Text, level),
        _ when level <= OrLevel && _tokens.Take("or") => Binary("or", left, OrLevel),
        _ when level <= AndLevel && _tokens.Take("and") => Binary("and", left, AndLevel),
        _ when level <= ComparisonLevel && _tokens.Take("is") => new Step(Is(left)),
        _ when level <= ComparisonLevel && _tokens.Take("isnull") => new Step(ExpressionTerm.Of("is null", left)),
        _ when level <= ComparisonLevel && _tokens.Take("notnull") => new Step(ExpressionTerm.Of("is not null", left)),
        _ when level <= LikeLevel && _tokens.Take("not") => new Step(Membership(left, isNegated: true)),
        _ when level <= LikeLevel && Membership(left, isNegated: false) is { } term => new Step(term),
        _ when level <= SignLevel && _tokens.Take("at", "time", "zone") => Binary("at time zone", left, SignLevel),
        _ when _tokens.Take("collate") => new Step(Name() is { } name ? ExpressionTerm.Of("collate", left, ExpressionTerm.Leaf(name)) : null),
        _ => null,
    };

    private Step? Symbolic(ExpressionTerm left, string symbol, int level)
    {
        if (symbol == "::")
        {
            _tokens.Next();
            return new Step(TypeName() is { } type ? ExpressionTerm.Cast(left, type) : null);
        }

        if (symbol == "[")
        {
            _tokens.Next();
            return new Step(Expression(0) is { } index && _tokens.TakeSymbol("]") ? ExpressionTerm.Of("[]", left, index) : null);
        }

        var own = LevelOf(symbol);
        if (own is null || own < level)
        {
            return null;
        }

        _tokens.Next();
        return symbol is "=" or "<>" or "!=" && (_tokens.Is("any") || _tokens.Is("all"))
            ? new Step(Quantified(left, symbol))
            : Binary(symbol, left, own.Value);
    }

    private Step Binary(string symbol, ExpressionTerm left, int level) =>
        new(Expression(level + 1) is { } right ? ExpressionTerm.Binary(symbol, left, right) : null);

    private static int? LevelOf(string symbol) => symbol switch
    {
        "=" or "==" or "<>" or "!=" or "<" or ">" or "<=" or ">=" => ComparisonLevel,
        "+" or "-" => SumLevel,
        "*" or "/" or "%" => ProductLevel,
        "^" => PowerLevel,
        "(" or ")" or "," or "]" or ":" or ";" or "." => null,
        _ => OperatorLevel,
    };

    /// <summary><c>= ANY (ARRAY[…])</c> is what PostgreSQL makes of IN, and <c>&lt;&gt; ALL (ARRAY[…])</c> of NOT IN.</summary>
    private ExpressionTerm? Quantified(ExpressionTerm left, string symbol)
    {
        var quantifier = NameOf(_tokens.Next()!.Value);
        if (!_tokens.TakeSymbol("(") || Expression(0) is not { } list || !_tokens.TakeSymbol(")"))
        {
            return null;
        }

        var isNegated = symbol != "=";
        return list.Head == "array" && quantifier == (isNegated ? "all" : "any")
            ? ExpressionTerm.In(left, list.Parts, isNegated)
            : ExpressionTerm.Of($"{symbol} {quantifier}", left, list);
    }

    private ExpressionTerm? Is(ExpressionTerm left)
    {
        var isNegated = _tokens.Take("not");
        if (_tokens.Take("distinct", "from"))
        {
            return Expression(ComparisonLevel + 1) is { } other
                ? ExpressionTerm.Of(isNegated ? "is not distinct" : "is distinct", left, other)
                : null;
        }

        if (_tokens.Take("null"))
        {
            return ExpressionTerm.Of(isNegated ? "is not null" : "is null", left);
        }

        return Expression(ComparisonLevel + 1) is { } right ? ExpressionTerm.Of(isNegated ? "is not" : "is", left, right) : null;
    }

    private ExpressionTerm? Membership(ExpressionTerm left, bool isNegated)
    {
        if (_tokens.Take("in"))
        {
            return _tokens.TakeSymbol("(") && Arguments() is { } values ? ExpressionTerm.In(left, values, isNegated) : null;
        }

        if (_tokens.Take("between"))
        {
            return Between(left, isNegated);
        }

        var symbol = _tokens.Peek()?.Text.ToLowerInvariant() switch
        {
            "like" => "~~",
            "ilike" => "~~*",
            "glob" => "glob",
            "regexp" => "regexp",
            "match" => "match",
            _ => null,
        };
        if (symbol is null)
        {
            return null;
        }

        _tokens.Next();
        if (Expression(LikeLevel + 1) is not { } pattern)
        {
            return null;
        }

        var spelled = isNegated ? $"!{symbol}" : symbol;
        return _tokens.Take("escape")
            ? Expression(LikeLevel + 1) is { } escape ? ExpressionTerm.Of(spelled, left, pattern, escape) : null
            : ExpressionTerm.Of(spelled, left, pattern);
    }

    private ExpressionTerm? Between(ExpressionTerm left, bool isNegated)
    {
        if (Expression(LikeLevel + 1) is not { } low || !_tokens.Take("and") || Expression(LikeLevel + 1) is not { } high)
        {
            return null;
        }

        return isNegated
            ? ExpressionTerm.Binary("or", ExpressionTerm.Of("<", left, low), ExpressionTerm.Of(">", left, high))
            : ExpressionTerm.Binary("and", ExpressionTerm.Of(">=", left, low), ExpressionTerm.Of("<=", left, high));
    }

    /// <summary>What an operator made of the operand before it.</summary>
    private sealed record Step(ExpressionTerm? Term);
}
