using System.Globalization;

namespace Migrations.Build.Sql;

/// <summary>Splits a script into its statements, by the rules of a dialect. Comments between statements are dropped, those
/// inside of one are kept; empty statements are none.</summary>
internal ref struct StatementSplitter
{
    private readonly string _text;
    private readonly SqlSyntax _syntax;
    private readonly string _path;
    private readonly List<ScriptStatement> _statements;

    private int _position;
    private int _line;

    // The statement that is being read: where it starts (-1: not yet), and the end of its last token.
    private int _start;
    private int _startLine;
    private int _end;

    private int _words;
    private bool _isCreate;
    private bool _isTrigger;
    private bool _inTriggerBody;
    private bool _afterSemicolon;
    private bool _afterBegin;
    private int _atomicDepth;
    private int _parentheses;

    private StatementSplitter(string text, SqlSyntax syntax, string path, int firstLine)
    {
        _text = text;
        _syntax = syntax;
        _path = path;
        _line = firstLine;
        _statements = [];
        _start = -1;
    }

    /// <summary>The statements of a script, in order.</summary>
    /// <param name="text">The script.</param>
    /// <param name="syntax">The dialect's rules.</param>
    /// <param name="path">The file, for errors.</param>
    /// <param name="firstLine">The line of the file in which the text starts.</param>
    /// <exception cref="MigrationException">A string, a name, a comment or a body does not end.</exception>
    public static IReadOnlyList<ScriptStatement> Split(string text, SqlSyntax syntax, string path, int firstLine = 1)
    {
        var splitter = new StatementSplitter(text, syntax, path, firstLine);
        splitter.Read();
        return splitter._statements;
    }

    private void Read()
    {
        while (_position < _text.Length)
        {
            var character = _text[_position];
            if (char.IsWhiteSpace(character) || character == '\uFEFF')
            {
                Advance(_position + 1);
            }
            else if (IsAt("--"))
            {
                var end = _text.AsSpan(_position).IndexOfAny('\n', '\r');
                Advance(end < 0 ? _text.Length : _position + end);
            }
            else if (IsAt("/*"))
            {
                SkipComment();
            }
            else if (character == ';' && !IsHeld())
            {
                Finish();
                Advance(_position + 1);
            }
            else
            {
                ReadToken(character);
            }
        }

        if (_inTriggerBody || _atomicDepth > 0)
        {
            throw Unfinished(_inTriggerBody ? "The body of a trigger" : "The body of a function (BEGIN ATOMIC)", "END;", _startLine);
        }

        Finish();
    }

    private readonly bool IsHeld() => _inTriggerBody || _atomicDepth > 0 || _parentheses > 0;

    private readonly bool Has(SqlSyntax rule) => (_syntax & rule) != SqlSyntax.Standard;

    private readonly bool IsAt(string token) =>
        string.CompareOrdinal(_text, _position, token, 0, token.Length) == 0;

    private void Advance(int to)
    {
        for (; _position < to; _position++)
        {
            if (_text[_position] == '\n'
                || (_text[_position] == '\r' && (_position + 1 == _text.Length || _text[_position + 1] != '\n')))
            {
                _line++;
            }
        }
    }

    private void Finish()
    {
        if (_start >= 0)
        {
            _statements.Add(new ScriptStatement(_text[_start.._end], _startLine));
        }

        _start = -1;
        _words = 0;
        _isCreate = _isTrigger = _inTriggerBody = _afterSemicolon = _afterBegin = false;
        _atomicDepth = _parentheses = 0;
    }

    private void ReadToken(char character)
    {
        if (_start < 0)
        {
            _start = _position;
            _startLine = _line;
        }

        var isWord = IsWordStart(character);
        switch (character)
        {
            case '\'': SkipQuoted('\'', "A string", backslash: false); break;
            case '"': SkipQuoted('"', "A quoted name", backslash: false); break;
            case '`' when Has(SqlSyntax.BacktickNames): SkipQuoted('`', "A quoted name", backslash: false); break;
            case '[' when Has(SqlSyntax.BracketNames): SkipTo("]", "A name in brackets"); break;
            case '$' when Has(SqlSyntax.DollarQuotes) && DollarTag() is { } tag: SkipTo(tag, "A dollar-quoted text"); break;
            case '(' or ')': ReadParenthesis(character); break;
            default:
                if (isWord)
                {
                    ReadWord();
                }
                else
                {
                    Advance(_position + 1);
                }

                break;
        }

        _afterSemicolon = character == ';';
        _afterBegin = _afterBegin && isWord;
        _end = _position;
    }

    private void ReadParenthesis(char character)
    {
        if (Has(SqlSyntax.Parentheses))
        {
            _parentheses = Math.Max(0, _parentheses + (character == '(' ? 1 : -1));
        }

        Advance(_position + 1);
    }

    private void ReadWord()
    {
        var start = _position;
        var end = start + 1;
        while (end < _text.Length && (IsWordStart(_text[end]) || _text[end] is >= '0' and <= '9' or '$'))
        {
            end++;
        }

        var word = _text.AsSpan(start, end - start);
        Advance(end);
        if (Has(SqlSyntax.EscapeStrings) && word is "E" or "e" && end < _text.Length && _text[end] == '\'')
        {
            SkipQuoted('\'', "A string", backslash: true);
            return;
        }

        _words++;
        if (_words == 1)
        {
            _isCreate = Is(word, "CREATE");

            // EXPLAIN CREATE TRIGGER: sqlite3_complete knows it as well.
            _words = Is(word, "EXPLAIN") ? 0 : 1;
        }

        if (_isCreate && Has(SqlSyntax.TriggerBodies))
        {
            FollowTrigger(word);
        }

        if (_isCreate && Has(SqlSyntax.AtomicBodies))
        {
            FollowAtomicBody(word);
        }
    }

    // As sqlite3_complete: the END of a body follows a semicolon, that of a CASE never does.
    private void FollowTrigger(ReadOnlySpan<char> word)
    {
        if (_words <= 3 && Is(word, "TRIGGER"))
        {
            _isTrigger = true;
        }
        else if (_isTrigger && !_inTriggerBody && Is(word, "BEGIN"))
        {
            _inTriggerBody = true;
        }
        else if (_inTriggerBody && _afterSemicolon && Is(word, "END"))
        {
            _inTriggerBody = _isTrigger = false;
        }
    }

    // As psql: in a body CASE opens what END closes.
    private void FollowAtomicBody(ReadOnlySpan<char> word)
    {
        var isBegin = _atomicDepth == 0 && Is(word, "BEGIN");
        if ((_afterBegin && Is(word, "ATOMIC")) || (_atomicDepth > 0 && Is(word, "CASE")))
        {
            _atomicDepth++;
        }
        else if (_atomicDepth > 0 && Is(word, "END"))
        {
            _atomicDepth--;
        }

        _afterBegin = isBegin;
    }

    private static bool Is(ReadOnlySpan<char> word, string keyword) => word.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    private static bool IsWordStart(char character) => char.IsAsciiLetter(character) || character == '_' || character > '\x7f';

    private readonly string? DollarTag()
    {
        for (var index = _position + 1; index < _text.Length; index++)
        {
            var character = _text[index];
            if (character == '$')
            {
                return _text[_position..(index + 1)];
            }

            if (!IsWordStart(character) && (index == _position + 1 || !char.IsAsciiDigit(character)))
            {
                return null;
            }
        }

        return null;
    }

    private void SkipTo(string end, string what)
    {
        var found = _text.IndexOf(end, _position + end.Length, StringComparison.Ordinal);
        if (found < 0)
        {
            throw Unfinished(what, end, _line);
        }

        Advance(found + end.Length);
    }

    // A doubled quote is a quote: the two halves read as one after the other, which ends at the same place.
    private void SkipQuoted(char quote, string what, bool backslash)
    {
        for (var index = _position + 1; index < _text.Length; index++)
        {
            if (backslash && _text[index] == '\\')
            {
                index++;
            }
            else if (_text[index] != quote)
            {
                continue;
            }
            else if (backslash && index + 1 < _text.Length && _text[index + 1] == quote)
            {
                index++;
            }
            else
            {
                Advance(index + 1);
                return;
            }
        }

        throw Unfinished(what, quote.ToString(), _line);
    }

    private void SkipComment()
    {
        var line = _line;
        var depth = 0;
        for (var index = _position; index + 1 < _text.Length; index++)
        {
            if (_text[index] == '/' && _text[index + 1] == '*' && (depth == 0 || Has(SqlSyntax.NestedComments)))
            {
                depth++;
                index++;
            }
            else if (_text[index] == '*' && _text[index + 1] == '/')
            {
                depth--;
                index++;
                if (depth == 0)
                {
                    Advance(index + 1);
                    return;
                }
            }
        }

        throw Unfinished("A comment", "*/", line);
    }

    private readonly MigrationException Unfinished(string what, string end, int line) => new(
        DiagnosticCodes.InvalidSqlRevision,
        string.Create(
            CultureInfo.InvariantCulture,
            $"Cannot split the script into statements: {what} that starts at line {line} does not end. Close it with {end}"),
        new SourceLocation(_path, line));
}
