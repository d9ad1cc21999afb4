using System.Globalization;
using System.Text;

namespace Migrations.Build.Scripts;

/// <summary>A message as part of a file name: its words in lower case, joined by underscores.</summary>
internal static class Slug
{
    /// <summary>The length past which a slug is cut when nothing else is configured, in UTF-16 units.</summary>
    public const int DefaultLength = 40;

    /// <summary>The slug of a message; empty when the message has no word.</summary>
    /// <param name="message">The message; null: none.</param>
    /// <param name="length">
    /// The longest slug that is not cut. A cut one ends in an underscore, and so may be one longer.
    /// </param>
    public static string Of(string? message, int length = DefaultLength)
    {
        var slug = new StringBuilder();
        bool isGap = false;
        foreach (Rune rune in (message ?? "").EnumerateRunes())
        {
            if (!IsWord(rune))
            {
                isGap = slug.Length > 0;
                continue;
            }

            slug.Append(isGap ? "_" : "").Append(rune.ToString());
            isGap = false;
        }

        string whole = slug.ToString().ToLowerInvariant();
        return whole.Length <= length ? whole : Cut(whole, length);
    }

    private static string Cut(string slug, int length)
    {
        int end = length > 0 && char.IsHighSurrogate(slug[length - 1]) ? length - 1 : length;
        int word = slug.LastIndexOf('_', Math.Max(end - 1, 0));
        return string.Concat(slug.AsSpan(0, end > 0 && word >= 0 ? word : end), "_");
    }

    private static bool IsWord(Rune rune) =>
        rune.Value == '_' || Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
