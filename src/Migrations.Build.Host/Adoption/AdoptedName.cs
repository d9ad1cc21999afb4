using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Migrations.Build.Revisions;

namespace Migrations.Build.Host.Adoption;

/// <summary>Ids and messages from the names that other tools give to their steps. The same name gives the same id.</summary>
internal static class AdoptedName
{
    /// <summary>What the version table holds (Alembic's shape).</summary>
    public const int LongestId = 32;

    private const int HashLength = 12;

    /// <summary>The id of a script: its name in letters, digits and underscores; of a long one the beginning and a hash of all.</summary>
    public static string Id(string name)
    {
        var id = new StringBuilder(name.Length);
        foreach (char character in name)
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                id.Append(character);
            }
            else if (id.Length > 0 && id[^1] != '_')
            {
                id.Append('_');
            }
        }

        string words = id.ToString().TrimEnd('_');
        if (words.Length is > 0 and <= LongestId && RevisionName.ReasonInvalidId(words) is null)
        {
            return words;
        }

        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashLength];
        return string.Concat(words.AsSpan(0, Math.Min(words.Length, LongestId - HashLength - 1)), "_", hash).TrimStart('_');
    }

    /// <summary>A name in words, without the number that it begins with.</summary>
    public static string Message(string name)
    {
        string words = string.Join(' ', name.Split(['_', ' ', '-'], StringSplitOptions.RemoveEmptyEntries));
        int at = 0;
        while (at < words.Length && (char.IsAsciiDigit(words[at]) || words[at] is '.' or ' '))
        {
            at++;
        }

        return at < words.Length ? words[at..] : words;
    }

    /// <summary>A moment that stands in digits: <c>yyyyMMddHHmmss</c>, in UTC; null: the digits are none.</summary>
    public static string? Moment(string digits) =>
        DateTime.TryParseExact(digits, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime moment)
            ? moment.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture)
            : null;
}
