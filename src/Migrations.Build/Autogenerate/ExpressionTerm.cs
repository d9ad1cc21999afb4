using System.Globalization;

namespace Migrations.Build.Autogenerate;

/// <summary>A node of an expression in canonical form: synonyms, implicit casts and needless parentheses are gone.</summary>
/// <param name="Head">The operator, function, name or literal.</param>
/// <param name="Parts">The operands; empty for a name or a literal.</param>
internal sealed record ExpressionTerm(string Head, ValueList<ExpressionTerm> Parts)
{
    private const string ListHead = "array";

    private static readonly HashSet<string> TextTypes = new(StringComparer.Ordinal)
    {
        "text", "character varying", "varchar", "bpchar", "character", "char", "name",
    };

    public bool IsLiteral => Parts.Count == 0 && (Head[0] == '\'' || char.IsAsciiDigit(Head[0]) || Head[0] == '-' || Head is "null" or "true" or "false");

    private static readonly HashSet<string> NumberTypes = new(StringComparer.Ordinal)
    {
        "smallint", "integer", "int", "bigint", "numeric", "decimal", "real", "double precision",
    };

    private bool IsLiteralList => Head == ListHead && Parts.All(part => part.IsLiteral);

    public static ExpressionTerm Leaf(string text) => new(text, []);

    public static ExpressionTerm Of(string head, params ValueList<ExpressionTerm> parts) => new(head, parts);

    public static ExpressionTerm List(ValueList<ExpressionTerm> parts) => new(ListHead, parts);

    /// <summary>An operator in the spelling that all its synonyms share.</summary>
    public static ExpressionTerm Binary(string symbol, ExpressionTerm left, ExpressionTerm right) => symbol switch
    {
        "and" or "or" => new(symbol, [.. Flat(symbol, left), .. Flat(symbol, right)]),
        "!=" => Of("<>", left, right),
        "==" => Of("=", left, right),
        _ => Of(symbol, left, right),
    };

    public static ExpressionTerm Not(ExpressionTerm operand) => operand.Head switch
    {
        "in" => operand with { Head = "not in" },
        "is null" => operand with { Head = "is not null" },
        _ => Of("not", operand),
    };

    /// <summary>One of a list: of one value, it is an equality.</summary>
    public static ExpressionTerm In(ExpressionTerm operand, ValueList<ExpressionTerm> values, bool isNegated) => values.Count == 1
        ? Of(isNegated ? "<>" : "=", operand, values[0])
        : Of(isNegated ? "not in" : "in", [operand, .. values]);

    /// <summary>
    /// A cast. PostgreSQL adds those of literals, of lists of literals and to text itself; any other is the author's and stays.
    /// </summary>
    public static ExpressionTerm Cast(ExpressionTerm operand, string type) =>
        NumberTypes.Contains(type) && operand.IsLiteral ? operand.WithoutNumberQuotes()
        : operand.IsLiteral || operand.IsLiteralList || TextTypes.Contains(type) ? operand
        : Of($"::{type}", operand);

    public static ExpressionTerm Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? Leaf((value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture))
            : Leaf(text.ToLowerInvariant());

    /// <summary>A literal between quotes that holds a plain number, as that number.</summary>
    public ExpressionTerm WithoutNumberQuotes() =>
        Parts.Count == 0 && Head.Length > 2 && Head[0] == '\''
        && decimal.TryParse(Head.AsSpan(1, Head.Length - 2), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? Number(Head[1..^1])
            : this;

    /// <summary>The number with its sign turned; null: it is no number.</summary>
    public ExpressionTerm? Negated() =>
        Parts.Count > 0 || !(char.IsAsciiDigit(Head[0]) || Head[0] == '-') ? null : Head[0] == '-' ? Leaf(Head[1..]) : Leaf($"-{Head}");

    public override string ToString() => Parts.Count == 0 ? Head : $"{Head}({string.Join(", ", Parts)})";

    private static ValueList<ExpressionTerm> Flat(string symbol, ExpressionTerm term) =>
        term.Head == symbol && term.Parts.Count > 0 ? term.Parts : [term];
}
