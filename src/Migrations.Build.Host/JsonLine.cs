using System.Globalization;
using System.Text;

namespace Migrations.Build.Host;

/// <summary>A line of the protocol while it is written: one JSON object.</summary>
/// <remarks>
/// By hand, and compiled into the task as well: at its first use the framework's writer takes longer than all else that
/// an upgrade does which finds nothing to do.
/// </remarks>
internal sealed class JsonLine
{
    private readonly StringBuilder _text = new("{");

    /// <summary>Adds a text.</summary>
    public JsonLine Add(string name, string value)
    {
        AddName(name);
        AddQuoted(value);
        return this;
    }

    /// <summary>Adds a number.</summary>
    public JsonLine Add(string name, int value)
    {
        AddName(name);
        _text.Append(value.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Adds an object of texts.</summary>
    public JsonLine Add(string name, IEnumerable<KeyValuePair<string, string>> values)
    {
        AddName(name);
        _text.Append('{');
        foreach (KeyValuePair<string, string> value in values)
        {
            Add(value.Key, value.Value);
        }

        _text.Append('}');
        return this;
    }

    /// <summary>The whole line with its end, in UTF-8.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(ToString() + "\n");

    /// <summary>The whole line without its end.</summary>
    public override string ToString() => _text.ToString() + "}";

    private void AddName(string name)
    {
        if (_text[_text.Length - 1] != '{')
        {
            _text.Append(',');
        }

        AddQuoted(name);
        _text.Append(':');
    }

    private void AddQuoted(string value)
    {
        _text.Append('"');
        int copied = 0;
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            if (c is '"' or '\\' or < ' ')
            {
                _text.Append(value, copied, i - copied).Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                copied = i + 1;
            }
        }

        _text.Append(value, copied, value.Length - copied).Append('"');
    }
}
