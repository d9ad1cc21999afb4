using System.Text;

namespace Migrations.Build.Tasks;

/// <summary>The colours in a text of the host: sequences of <c>ESC [ … m</c>.</summary>
internal static class TerminalColours
{
    private const char Escape = '\u001b';

    /// <summary>The text without them.</summary>
    public static string Remove(string text)
    {
        if (text.IndexOf(Escape) < 0)
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            int end = text[i] == Escape ? text.IndexOf('m', i) : -1;
            if (end < 0)
            {
                plain.Append(text[i]);
            }
            else
            {
                i = end;
            }
        }

        return plain.ToString();
    }
}
