namespace Migrations.Build.Schema;

/// <summary>What a piece of SQL text is.</summary>
internal enum SqlTokenKind
{
    /// <summary>White space or a comment.</summary>
    Blank,

    /// <summary>An unquoted word: a keyword or a name.</summary>
    Word,

    /// <summary>A quoted name: <c>"a"</c>, <c>`a`</c> or <c>[a]</c>.</summary>
    QuotedName,

    /// <summary>A string literal, with its prefix if it has one (<c>X'00'</c>, <c>E'\n'</c>), or a dollar-quoted one.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An operator or a punctuation mark; operators of two characters stay together.</summary>
    Symbol,
}
