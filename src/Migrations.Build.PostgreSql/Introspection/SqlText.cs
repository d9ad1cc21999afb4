using Migrations.Build.Schema;

namespace Migrations.Build.PostgreSql.Introspection;

/// <summary>Text of expressions as the catalogue spells them.</summary>
internal static class SqlText
{
    /// <summary>The text without the pair of parentheses that encloses all of it.</summary>
    public static string Unwrapped(string text)
    {
        var trimmed = text.Trim();
        while (trimmed.Length > 1 && trimmed[0] == '(' && Closing(trimmed) == trimmed.Length - 1)
        {
            trimmed = trimmed[1..^1].Trim();
        }

        return trimmed;
    }

    private static int Closing(string text)
    {
        var depth = 0;
        foreach (var token in SqlTokenizer.Read(text))
        {
            depth += token.IsSymbol("(") ? 1 : token.IsSymbol(")") ? -1 : 0;
            if (depth == 0)
            {
                return token.Start;
            }
        }

        return -1;
    }
}
