using Migrations.Build.Schema;

namespace Migrations.Build.PostgreSql.Sql;

/// <summary>Operators that are words. Behind DEFAULT the grammar takes none (b_expr of gram.y), since NOT begins the next clause there.</summary>
internal static class WordOperators
{
    private static readonly string[] Words = ["at", "and", "or", "not", "in", "like", "ilike", "similar", "between", "collate", "overlaps"];

    /// <summary>The text, in parentheses if one stands outside of all others.</summary>
    public static string Enclosed(string text) => Array.Exists(Words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) && StandIn(text)
        ? $"({text})"
        : text;

    private static bool StandIn(string text)
    {
        var depth = 0;
        var isBefore = false;
        foreach (var token in SqlTokenizer.ReadMeaningful(text))
        {
            depth += token.IsSymbol("(") || token.IsSymbol("[") ? 1 : token.IsSymbol(")") || token.IsSymbol("]") ? -1 : 0;
            if (depth == 0 && !isBefore && Array.Exists(Words, token.Is))
            {
                return true;
            }

            // IS NOT DISTINCT FROM is taken as it is.
            isBefore = token.Is("is");
        }

        return false;
    }
}
