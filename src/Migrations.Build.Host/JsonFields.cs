using System.Globalization;
using System.Text;

namespace Migrations.Build.Host;

/// <summary>A line of the protocol that was read: one JSON object, whose fields are texts, whole numbers and objects of texts.</summary>
/// <remarks>By hand, and compiled into the task as well, for the same reason as <see cref="JsonLine"/>.</remarks>
internal sealed class JsonFields
{
    private readonly string _line;
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string>> _objects = new(StringComparer.Ordinal);
    private int _position;

    private JsonFields(string line) => _line = line;

    /// <summary>Reads a line; null when it is no such object.</summary>
    public static JsonFields? Parse(string line)
    {
        var fields = new JsonFields(line);
        try
        {
            fields.ReadObject(fields._texts, mayNest: true);
            return fields.Next() == '\0' ? fields : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>A text, or a number as text; null when there is no such field.</summary>
    public string? Text(string name) => _texts.TryGetValue(name, out string? text) ? text : null;

    /// <summary>A number; 0 when there is no such field.</summary>
    public int Number(string name) =>
        int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : 0;

    /// <summary>An object of texts; empty when there is no such field.</summary>
    public IReadOnlyDictionary<string, string> Texts(string name) =>
        _objects.TryGetValue(name, out Dictionary<string, string>? texts) ? texts : new Dictionary<string, string>(StringComparer.Ordinal);

    private void ReadObject(Dictionary<string, string> texts, bool mayNest)
    {
        Skip('{');
        while (Next() != '}')
        {
            string name = ReadText();
            Skip(':');
            if (Next() == '{' && mayNest)
            {
                ReadObject(_objects[name] = new Dictionary<string, string>(StringComparer.Ordinal), mayNest: false);
            }
            else
            {
                texts[name] = Next() == '"' ? ReadText() : ReadNumber();
            }

            if (Next() != '}')
            {
                Skip(',');
            }
        }

        Skip('}');
    }

    private string ReadText()
    {
        Skip('"');
        int start = _position;
        StringBuilder? unescaped = null;
        for (char c = Take(); c != '"'; c = Take())
        {
            if (c == '\\')
            {
                unescaped ??= new StringBuilder();
                unescaped.Append(_line, start, _position - start - 1).Append(ReadEscaped());
                start = _position;
            }
        }

        int length = _position - start - 1;
        return unescaped is null ? _line.Substring(start, length) : unescaped.Append(_line, start, length).ToString();
    }

    private char ReadEscaped()
    {
        switch (Take())
        {
            case 'u': return (char)((ReadDigit() << 12) | (ReadDigit() << 8) | (ReadDigit() << 4) | ReadDigit());
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'b': return '\b';
            case 'f': return '\f';
            case char c and ('"' or '\\' or '/'): return c;
            default: throw new FormatException();
        }
    }

    private int ReadDigit()
    {
        char c = Take();
        return c switch
        {
            >= '0' and <= '9' => c - '0',
            >= 'a' and <= 'f' => c - 'a' + 10,
            >= 'A' and <= 'F' => c - 'A' + 10,
            _ => throw new FormatException(),
        };
    }

    private string ReadNumber()
    {
        int start = _position;
        while (_position < _line.Length && _line[_position] is '-' or (>= '0' and <= '9'))
        {
            _position++;
        }

        return _position > start ? _line.Substring(start, _position - start) : throw new FormatException();
    }

    /// <summary>The next character that is no blank, which stays the next one; NUL at the end.</summary>
    private char Next()
    {
        while (_position < _line.Length && _line[_position] is ' ' or '\t' or '\r')
        {
            _position++;
        }

        return _position < _line.Length ? _line[_position] : '\0';
    }

    private void Skip(char expected)
    {
        if (Next() != expected)
        {
            throw new FormatException();
        }

        _position++;
    }

    private char Take() => _position < _line.Length ? _line[_position++] : throw new FormatException();
}
