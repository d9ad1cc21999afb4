using System.Globalization;
using System.Text;

namespace Migrations.Build.Host.Adoption;

/// <summary>Cuts a Python file into tokens (https://docs.python.org/3/reference/lexical_analysis.html), as far as the literals of its
/// assignments need it: a number is no token of its own.</summary>
internal sealed class PythonScanner(string text, string path)
{
    private int _at;
    private int _line = 1;
    private int _lineStart;
    private int _brackets;

    /// <summary>All tokens; the last one is the end.</summary>
    /// <exception cref="MigrationException">A string does not end.</exception>
    public IReadOnlyList<PythonToken> Scan()
    {
        var tokens = new List<PythonToken>();
        do
        {
            tokens.Add(Next());
        }
        while (tokens[^1].Kind != PythonTokenKind.End);

        return tokens;
    }

    private PythonToken Next()
    {
        while (_at < text.Length)
        {
            char character = text[_at];
            if (character == '\n' && _brackets == 0)
            {
                PythonToken end = Token(PythonTokenKind.LineEnd, "", _at);
                Advance(_at + 1);
                return end;
            }

            if (char.IsWhiteSpace(character) || character is '\\' or '\uFEFF')
            {
                // A backslash joins its line with the next one.
                Advance(character == '\\' ? AfterLine(_at + 1) : _at + 1);
            }
            else if (character == '#')
            {
                int end = text.IndexOf('\n', _at);
                Advance(end < 0 ? text.Length : end);
            }
            else
            {
                return Meaningful(character);
            }
        }

        return Token(PythonTokenKind.End, "", _at);
    }

    private int AfterLine(int at)
    {
        int end = at;
        while (end < text.Length && text[end] is '\r' or ' ')
        {
            end++;
        }

        return end < text.Length && text[end] == '\n' ? end + 1 : at;
    }

    private PythonToken Meaningful(char character)
    {
        int start = _at;
        if (char.IsLetter(character) || character is '_' or '\'' or '"')
        {
            int end = start;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            if (end < text.Length && text[end] is '\'' or '"' && end - start <= 2)
            {
                return String(text[start..end].ToLowerInvariant(), start, end);
            }

            PythonToken name = Token(PythonTokenKind.Name, text[start..end], start);
            Advance(end);
            return name;
        }

        _brackets = Math.Max(0, _brackets + (character is '(' or '[' or '{' ? 1 : character is ')' or ']' or '}' ? -1 : 0));
        PythonToken symbol = Token(PythonTokenKind.Symbol, text[start..(start + 1)], start);
        Advance(start + 1);
        return symbol;
    }

    private PythonToken String(string prefix, int start, int open)
    {
        PythonToken at = Token(PythonTokenKind.Text, "", start);
        bool isRaw = prefix.Contains('r', StringComparison.Ordinal);
        string quote = string.CompareOrdinal(text, open, new string(text[open], 3), 0, 3) == 0 ? text[open..(open + 3)] : text[open..(open + 1)];
        var value = new StringBuilder();
        int index = open + quote.Length;
        while (index < text.Length && string.CompareOrdinal(text, index, quote, 0, quote.Length) != 0)
        {
            if (text[index] == '\n' && quote.Length == 1)
            {
                break;
            }

            if (text[index] == '\\' && index + 1 < text.Length)
            {
                index = isRaw ? Copy(value, index, 2) : Escape(value, index + 1);
            }
            else
            {
                index = Copy(value, index, 1);
            }
        }

        if (index >= text.Length || string.CompareOrdinal(text, index, quote, 0, quote.Length) != 0)
        {
            throw new MigrationException(
                DiagnosticCodes.AlembicFileUnreadable,
                $"Cannot read the revision: the string that begins here does not end. Close it with {quote}",
                new SourceLocation(path, at.Line));
        }

        Advance(index + quote.Length);
        return prefix.Contains('f', StringComparison.Ordinal) || prefix.Contains('b', StringComparison.Ordinal) || prefix.Contains('t', StringComparison.Ordinal)
            ? at with { Kind = PythonTokenKind.Symbol, Text = text[start.._at] }
            : at with { Text = value.ToString() };
    }

    private int Copy(StringBuilder value, int index, int count)
    {
        value.Append(text, index, count);
        return index + count;
    }

    private int Escape(StringBuilder value, int index)
    {
        char character = text[index];
        int digits = character switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0 && index + digits < text.Length
            && int.TryParse(text.AsSpan(index + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
            && Rune.IsValid(code))
        {
            value.Append(new Rune(code).ToString());
            return index + 1 + digits;
        }

        _ = character switch
        {
            'n' => value.Append('\n'),
            't' => value.Append('\t'),
            'r' => value.Append('\r'),
            '\n' => value,
            '\\' or '\'' or '"' => value.Append(character),
            _ => value.Append('\\').Append(character),
        };
        return index + 1;
    }

    private PythonToken Token(PythonTokenKind kind, string value, int start) => new(kind, value, _line, start - _lineStart);

    private void Advance(int to)
    {
        for (; _at < to; _at++)
        {
            if (text[_at] == '\n')
            {
                _line++;
                _lineStart = _at + 1;
            }
        }
    }
}
