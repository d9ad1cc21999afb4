namespace Migrations.Build.Sql;

/// <summary>What a dialect's scanner must know to find the ends of statements.</summary>
[Flags]
internal enum SqlSyntax
{
    /// <summary>Standard SQL: <c>'…'</c>, <c>"…"</c>, <c>--</c> and <c>/* … */</c>.</summary>
    Standard = 0,

    /// <summary>Names in brackets: <c>[a;b]</c>.</summary>
    BracketNames = 1,

    /// <summary>Names in backticks: <c>`a;b`</c>.</summary>
    BacktickNames = 2,

    /// <summary>Strings with backslash escapes: <c>E'it\'s'</c>.</summary>
    EscapeStrings = 4,

    /// <summary>Dollar quotes: <c>$tag$ … $tag$</c>.</summary>
    DollarQuotes = 8,

    /// <summary>Comments in comments: <c>/* /* */ */</c>.</summary>
    NestedComments = 16,

    /// <summary><c>CREATE TRIGGER … BEGIN …; END</c> holds semicolons.</summary>
    TriggerBodies = 32,

    /// <summary><c>CREATE FUNCTION … BEGIN ATOMIC …; END</c> holds semicolons.</summary>
    AtomicBodies = 64,

    /// <summary>Parentheses hold semicolons: <c>CREATE RULE … DO (…; …)</c>.</summary>
    Parentheses = 128,

    /// <summary>SQLite: https://sqlite.org/lang_keywords.html and sqlite3_complete (https://sqlite.org/c3ref/complete.html).</summary>
    Sqlite = BracketNames | BacktickNames | TriggerBodies,

    /// <summary>PostgreSQL 18, section 4.1, with standard_conforming_strings on: psql's own rules for a statement's end.</summary>
    PostgreSql = EscapeStrings | DollarQuotes | NestedComments | AtomicBodies | Parentheses,

    /// <summary>What can be told without knowing the provider: names in brackets and backticks would misread the other one's arrays and operators.</summary>
    AnyProvider = PostgreSql | TriggerBodies,
}
