using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Migrations.Build.Scripts;

/// <summary>The patterns in the section headers of <c>.editorconfig</c>.</summary>
internal static class EditorConfigGlob
{
    /// <summary>Whether a section is about a file.</summary>
    /// <param name="pattern">The header without its brackets.</param>
    /// <param name="path">The file's path from the directory of the <c>.editorconfig</c>, with <c>/</c>.</param>
    public static bool IsMatch(string pattern, string path)
    {
        // A pattern without a slash is about names, in any directory.
        var slash = pattern.IndexOf('/', StringComparison.Ordinal);
        var anchored = slash < 0 ? "**/" + pattern : pattern.TrimStart('/');
        var position = 0;
        var ranges = new List<(long First, long Last)>();
        var expression = "^" + Translate(anchored, ref position, depth: 0, ranges) + "$";
        var match = Regex.Match(
            path, expression, RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking);
        return match.Success && AreInRange(match, ranges);
    }

    private static bool AreInRange(Match match, List<(long First, long Last)> ranges)
    {
        for (var index = 0; index < ranges.Count; index++)
        {
            var group = match.Groups[index + 1];
            if (group.Success
                && (!long.TryParse(group.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                    || number < ranges[index].First
                    || number > ranges[index].Last))
            {
                return false;
            }
        }

        return true;
    }

    private static string Translate(string pattern, ref int position, int depth, List<(long First, long Last)> ranges)
    {
        var expression = new StringBuilder();
        while (position < pattern.Length)
        {
            var character = pattern[position];
            if (depth > 0 && character is ',' or '}' && depth > 0)
            {
                break;
            }

            position++;
            switch (character)
            {
                case '*': AppendStar(expression, pattern, ref position); break;
                case '?': expression.Append("[^/]"); break;
                case '[': AppendSet(expression, pattern, ref position); break;
                case '{': AppendBraces(expression, pattern, ref position, depth, ranges); break;
                case '\\' when position < pattern.Length: expression.Append(Regex.Escape(pattern[position++].ToString())); break;
                default: expression.Append(Regex.Escape(character.ToString())); break;
            }
        }

        return expression.ToString();
    }

    private static void AppendStar(StringBuilder expression, string pattern, ref int position)
    {
        if (position == pattern.Length || pattern[position] != '*')
        {
            expression.Append("[^/]*");
            return;
        }

        position++;
        var startsSegment = position == 2 || pattern[position - 3] == '/';
        if (startsSegment && position < pattern.Length && pattern[position] == '/')
        {
            // "a/**/b" is also "a/b".
            position++;
            expression.Append("(?:.*/)?");
        }
        else
        {
            expression.Append(".*");
        }
    }

    private static void AppendSet(StringBuilder expression, string pattern, ref int position)
    {
        var end = pattern.IndexOf(']', position);
        if (end < 0 || pattern.IndexOf('/', position, end - position) >= 0)
        {
            expression.Append("\\[");
            return;
        }

        var set = pattern[position..end];
        position = end + 1;
        var negated = set.StartsWith('!');
        var items = (negated ? set[1..] : set).Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("[", "\\[", StringComparison.Ordinal).Replace("^", "\\^", StringComparison.Ordinal);
        expression.Append(negated ? "[^/" : "[").Append(items).Append(']');
    }

    private static void AppendBraces(
        StringBuilder expression, string pattern, ref int position, int depth, List<(long First, long Last)> ranges)
    {
        var close = pattern.IndexOf('}', position);
        if (close < 0)
        {
            expression.Append("\\{");
            return;
        }

        var inside = pattern[position..close];
        if (RangeOf(inside) is { } range)
        {
            ranges.Add(range);
            expression.Append("([+-]?[0-9]+)");
            position = close + 1;
            return;
        }

        var choices = new List<string> { Translate(pattern, ref position, depth + 1, ranges) };
        while (position < pattern.Length && pattern[position] == ',')
        {
            position++;
            choices.Add(Translate(pattern, ref position, depth + 1, ranges));
        }

        position = Math.Min(position + 1, pattern.Length);

        // "{one}" has nothing to choose from: the braces are part of the name.
        expression.Append(choices.Count == 1 ? "\\{" + choices[0] + "\\}" : "(?:" + string.Join('|', choices) + ")");
    }

    private static (long First, long Last)? RangeOf(string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        return dots > 0
            && long.TryParse(text.AsSpan(0, dots), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var first)
            && long.TryParse(text.AsSpan(dots + 2), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var last)
            ? (Math.Min(first, last), Math.Max(first, last))
            : null;
    }
}
