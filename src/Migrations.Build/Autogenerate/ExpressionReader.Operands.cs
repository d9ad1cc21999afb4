using Migrations.Build.Schema;

namespace Migrations.Build.Autogenerate;

internal sealed partial class ExpressionReader
{
    /// <summary>Words that PostgreSQL and SQLite take for the same function.</summary>
    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.Ordinal) { ["now"] = "current_timestamp" };

    /// <summary>Second words of types; the first is read as any name.</summary>
    private static readonly string[] TypeWords = ["precision", "varying", "with", "without", "time", "zone"];

    private ExpressionTerm? Prefix()
    {
        if (_tokens.Peek() is not { } token)
        {
            return null;
        }

        switch (token.Kind)
        {
            case SqlTokenKind.String:
                _tokens.Next();
                return ExpressionTerm.Leaf(token.Text);
            case SqlTokenKind.Number:
                _tokens.Next();
                return ExpressionTerm.Number(token.Text);
            case SqlTokenKind.Symbol:
                return Symbolic(token.Text);
            default:
                return Worded();
        }
    }

    private ExpressionTerm? Symbolic(string symbol)
    {
        _tokens.Next();
        switch (symbol)
        {
            case "(":
                return Arguments() is { } parts ? parts.Count == 1 ? parts[0] : ExpressionTerm.Of("row", parts) : null;
            case "+":
                return Expression(SignLevel);
            case "-":
                return Expression(SignLevel) is { } operand ? operand.Negated() ?? ExpressionTerm.Of("-", operand) : null;
            case "~" or "@" or "|/" or "!!":
                return Expression(OperatorLevel + 1) is { } term ? ExpressionTerm.Of(symbol, term) : null;
            default:
                return null;
        }
    }

    private ExpressionTerm? Worded()
    {
        if (_tokens.Take("not"))
        {
            return Expression(NotLevel) is { } operand ? ExpressionTerm.Not(operand) : null;
        }

        if (_tokens.Take("case"))
        {
            return Case();
        }

        if (_tokens.Take("cast"))
        {
            return Cast();
        }

        if (_tokens.Is("array") && _tokens.Peek(1) is { Text: "[" })
        {
            _tokens.Next();
            _tokens.Next();
            return Sequence("]") is { } values ? ExpressionTerm.List(values) : null;
        }

        if (_tokens.Is("select") || _tokens.Is("exists"))
        {
            return null;
        }

        // DATE '2026-01-01' and INTERVAL '1 day' are literals, which PostgreSQL writes with a cast behind.
        if (_tokens.Peek(1) is { Kind: SqlTokenKind.String } literal)
        {
            _tokens.Next();
            _tokens.Next();
            return ExpressionTerm.Leaf(literal.Text);
        }

        return Named();
    }

    private ExpressionTerm? Named()
    {
        if (Name() is not { } name)
        {
            return null;
        }

        if (!_tokens.TakeSymbol("("))
        {
            return ExpressionTerm.Leaf(name);
        }

        if (Arguments() is not { } arguments)
        {
            return null;
        }

        var function = Synonyms.GetValueOrDefault(name, name);
        return function == "current_timestamp" && arguments.Count == 0
            ? ExpressionTerm.Leaf(function)
            : new ExpressionTerm($"{function}()", arguments);
    }

    /// <summary>A name without the qualifier that says nothing: the expression's own table, or the catalogue's schema.</summary>
    private string? Name()
    {
        var parts = new List<string>();
        do
        {
            if (_tokens.Next() is not { Name: not null } token)
            {
                return null;
            }

            parts.Add(NameOf(token));
        }
        while (_tokens.TakeSymbol("."));
        return parts.Count > 1 && (parts[^2] == "pg_catalog" || (table is not null && parts[^2] == Folded(table)))
            ? parts[^1]
            : string.Join('.', parts);
    }

    private ExpressionTerm? Cast() =>
        _tokens.TakeSymbol("(") && Expression(0) is { } operand && _tokens.Take("as") && TypeName() is { } type && _tokens.TakeSymbol(")")
            ? ExpressionTerm.Cast(operand, type)
            : null;

    private ExpressionTerm? Case()
    {
        var parts = new List<ExpressionTerm>();
        if (!_tokens.Is("when"))
        {
            if (Expression(0) is not { } subject)
            {
                return null;
            }

            parts.Add(ExpressionTerm.Of("of", subject));
        }

        while (_tokens.Take("when"))
        {
            if (Expression(0) is not { } condition || !_tokens.Take("then") || Expression(0) is not { } value)
            {
                return null;
            }

            parts.Add(ExpressionTerm.Of("when", condition, value));
        }

        if (_tokens.Take("else"))
        {
            if (Expression(0) is not { } otherwise)
            {
                return null;
            }

            parts.Add(ExpressionTerm.Of("else", otherwise));
        }

        return _tokens.Take("end") ? ExpressionTerm.Of("case", [.. parts]) : null;
    }

    /// <summary>A type's name without its length: what a cast adds to it says nothing here.</summary>
    private string? TypeName()
    {
        if (Name() is not { } name)
        {
            return null;
        }

        while (true)
        {
            if (TypeWords.FirstOrDefault(word => _tokens.Take(word)) is { } word)
            {
                name += $" {word}";
            }
            else if (_tokens.TakeSymbol("("))
            {
                if (Arguments() is null)
                {
                    return null;
                }
            }
            else if (_tokens.IsSymbol("[") && _tokens.IsSymbol("]", 1))
            {
                _tokens.Next();
                _tokens.Next();
                name += "[]";
            }
            else
            {
                return name;
            }
        }
    }

    /// <summary>What stands between parentheses, the opening one being read: EXTRACT's FROM and SUBSTRING's FOR count as commas.</summary>
    private ValueList<ExpressionTerm>? Arguments() => Sequence(")");

    private ValueList<ExpressionTerm>? Sequence(string end)
    {
        var parts = new List<ExpressionTerm>();
        if (_tokens.TakeSymbol(end))
        {
            return [];
        }

        do
        {
            if (_tokens.TakeSymbol("*"))
            {
                parts.Add(ExpressionTerm.Leaf("*"));
            }
            else if (Expression(0) is { } part)
            {
                parts.Add(part);
            }
            else
            {
                return null;
            }
        }
        while (_tokens.TakeSymbol(",") || _tokens.Take("from") || _tokens.Take("for"));
        return _tokens.TakeSymbol(end) ? [.. parts] : null;
    }

    private string NameOf(SqlToken token) => token.Kind == SqlTokenKind.Word ? token.Text.ToLowerInvariant() : Folded(token.Name!);

    /// <summary>A quoted name as an unquoted one would be, where both mean the same.</summary>
    private string Folded(string name) =>
        ignoresCase ? name.ToLowerInvariant()
        : name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') ? name
        : $"\"{name}\"";
}
