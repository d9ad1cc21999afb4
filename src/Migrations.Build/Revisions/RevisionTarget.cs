using System.Globalization;

namespace Migrations.Build;

/// <summary>
/// What a user wrote to name revisions, taken apart: <c>branch@symbol</c>, <c>symbol+2</c>, <c>branch@-1</c>,
/// <c>+1</c>.
/// </summary>
/// <remarks>
/// Only the form is read here, so every text is a target: a <see cref="RevisionGraph"/> tells whether its names exist.
/// </remarks>
/// <param name="Text">The target as written, without blanks around it.</param>
/// <param name="Branch">The part before <c>@</c>: a label or a revision; null without <c>@</c>.</param>
/// <param name="Symbol">
/// An id, the start of one, a label, <c>head</c>, <c>heads</c> or <c>base</c>; empty when only steps are given.
/// </param>
/// <param name="Steps">
/// How many steps up (positive) or down (negative or zero) from the symbol, or from the current revisions; null when
/// the target is no relative one.
/// </param>
public sealed record RevisionTarget(string Text, string? Branch, string Symbol, int? Steps)
{
    /// <summary>The name of all heads, dependencies counted.</summary>
    internal const string Heads = "heads";

    /// <summary>The name of the only head.</summary>
    internal const string Head = "head";

    /// <summary>The name of what is before every revision.</summary>
    internal const string Base = "base";

    /// <summary>Takes a target apart.</summary>
    /// <param name="text">The target.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static RevisionTarget Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string target = text.Trim();
        int at = target.IndexOf('@', StringComparison.Ordinal);
        string rest = at < 0 ? target : target[(at + 1)..];
        int sign = 0;
        while (sign < rest.Length && (char.IsLetterOrDigit(rest[sign]) || rest[sign] == '_'))
        {
            sign++;
        }

        // "@+1" has no branch, and so no steps either: the whole is taken for a name, and nothing has it.
        return at != 0 && ReadSteps(rest.AsSpan(sign)) is { } steps
            ? new(target, at < 0 ? null : target[..at], rest[..sign], steps)
            : new(target, at < 0 ? null : target[..at], rest, null);
    }

    /// <summary>
    /// Several targets in one text, separated by blanks or <c>|</c> (and <c>,</c> or <c>;</c> where they arrive whole).
    /// </summary>
    /// <param name="text">The targets; null and blank mean none.</param>
    public static IReadOnlyList<RevisionTarget> ParseList(string? text) => text is null
        ? []
        : [.. text.Split([' ', '\t', '\r', '\n', '|', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    /// <summary>The target as written.</summary>
    public override string ToString() => Text;

    /// <summary>A number of steps without its sign, for messages.</summary>
    internal static string Count(int steps) => Math.Abs(steps).ToString(CultureInfo.InvariantCulture);

    private static int? ReadSteps(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] is not ('+' or '-') || text[1..].ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        // No history is longer than an int: more steps than that are a step beyond the end in any case.
        int steps = int.TryParse(text[1..], NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : int.MaxValue;
        return text[0] == '-' ? -steps : steps;
    }
}
