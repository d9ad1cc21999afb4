namespace Migrations.Build.Schema;

/// <summary>A piece of SQL text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text as it stands.</param>
/// <param name="Start">Where it begins in the whole text.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Text, int Start)
{
    /// <summary>The name that a word or a quoted name stands for; null for anything else.</summary>
    public string? Name => Kind switch
    {
        SqlTokenKind.Word => Text,
        SqlTokenKind.QuotedName when Text[0] == '[' => Text[1..^1],
        SqlTokenKind.QuotedName => Text[1..^1].Replace(new string(Text[0], 2), Text[..1], StringComparison.Ordinal),
        _ => null,
    };

    /// <summary>Whether this is the unquoted keyword, in upper or lower case.</summary>
    public bool Is(string keyword) =>
        Kind == SqlTokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether this is the punctuation mark or operator.</summary>
    public bool IsSymbol(string symbol) => Kind == SqlTokenKind.Symbol && Text == symbol;
}
