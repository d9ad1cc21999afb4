using System.Globalization;
using System.Text;

namespace Migrations.Build.Scripts;

/// <summary>Values as C# source text.</summary>
internal static class CSharpText
{
    /// <summary>A string literal, on one line.</summary>
    public static string Literal(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        for (var index = 0; index < value.Length; index++)
        {
            var character = value[index];
            switch (character)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append(@"\\"); break;
                case '\n': text.Append(@"\n"); break;
                case '\r': text.Append(@"\r"); break;
                case '\t': text.Append(@"\t"); break;
                case '\0': text.Append(@"\0"); break;
                default:
                    if (IsPrintable(value, index))
                    {
                        text.Append(character);
                    }
                    else
                    {
                        text.Append(@"\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                    }

                    break;
            }
        }

        return text.Append('"').ToString();
    }

    /// <summary>A collection expression of string literals.</summary>
    public static string Literals(IEnumerable<string> values) => "[" + string.Join(", ", values.Select(Literal)) + "]";

    /// <summary>Text for the inside of an XML documentation element; what XML cannot hold becomes a blank.</summary>
    public static string Xml(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var index = 0; index < value.Length; index++)
        {
            switch (value[index])
            {
                case '&': text.Append("&amp;"); break;
                case '<': text.Append("&lt;"); break;
                case '>': text.Append("&gt;"); break;
                case '\n': text.Append('\n'); break;
                default: text.Append(IsPrintable(value, index) ? value[index] : ' '); break;
            }
        }

        return text.ToString();
    }

    // U+0085, U+2028 and U+2029 end a line in C#, and half of a surrogate pair cannot be written to a file.
    private static bool IsPrintable(string value, int index)
    {
        var character = value[index];
        return !char.IsControl(character)
            && character is not ('\u2028' or '\u2029' or '\uFEFF')
            && (!char.IsHighSurrogate(character) || (index + 1 < value.Length && char.IsLowSurrogate(value[index + 1])))
            && (!char.IsLowSurrogate(character) || (index > 0 && char.IsHighSurrogate(value[index - 1])));
    }
}
