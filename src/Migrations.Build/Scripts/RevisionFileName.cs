using System.Globalization;
using System.Text;

namespace Migrations.Build.Scripts;

/// <summary>The name of a revision's file, from a template such as <c>{rev}_{slug}</c>.</summary>
internal static class RevisionFileName
{
    /// <summary>The template when none is configured.</summary>
    public const string DefaultTemplate = "{rev}_{slug}";

    /// <summary>Fills in a template.</summary>
    /// <param name="template">
    /// Text with the tokens <c>{rev} {slug} {year} {month} {day} {hour} {minute} {second} {epoch}</c>. A number may
    /// have a
    /// format (<c>{month:0}</c>); without one, parts of the date and time have two digits, so that names sort by time.
    /// A <c>/</c> makes a directory.
    /// </param>
    /// <param name="id">The revision's id.</param>
    /// <param name="message">The revision's message; null: none.</param>
    /// <param name="created">When the revision is made, in the zone whose date and time the name shows.</param>
    /// <param name="slugLength">The longest slug that is not cut.</param>
    /// <returns>The name without an extension.</returns>
    /// <exception cref="MigrationException">The template has an unknown token, or one that is not closed, or whose format .NET does not know.</exception>
    public static string Of(
        string template, string id, string? message, DateTimeOffset created, int slugLength = Slug.DefaultLength)
    {
        var name = new StringBuilder();
        int at = 0;
        while (at < template.Length)
        {
            int open = template.IndexOf('{', at);
            if (open < 0)
            {
                break;
            }

            int close = template.IndexOf('}', open);
            if (close < 0)
            {
                throw Unreadable(template, template[open..]);
            }

            name.Append(template, at, open - at);
            string[] token = template[(open + 1)..close].Split(':', 2);
            name.Append(token[0] switch
            {
                "rev" => id,
                "slug" => Slug.Of(message, slugLength),
                _ => Number(template, token, created),
            });
            at = close + 1;
        }

        return name.Append(template, at, template.Length - at).ToString();
    }

    private static string Number(string template, string[] token, DateTimeOffset created)
    {
        (long number, string format) = token[0] switch
        {
            "year" => (created.Year, "0000"),
            "month" => (created.Month, "00"),
            "day" => (created.Day, "00"),
            "hour" => (created.Hour, "00"),
            "minute" => (created.Minute, "00"),
            "second" => (created.Second, "00"),
            "epoch" => (created.ToUnixTimeSeconds(), "0"),
            _ => throw Unreadable(template, $"{{{token[0]}}}"),
        };
        try
        {
            return number.ToString(token.Length > 1 ? token[1] : format, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            throw Unreadable(template, $"{{{string.Join(':', token)}}}");
        }
    }

    private static MigrationException Unreadable(string template, string token) => new(
        DiagnosticCodes.InvalidRevisionFileName,
        $"The file template '{template}' cannot be read at '{token}'. The tokens of MigrateFileTemplate are "
        + "{rev} {slug} {year} {month} {day} {hour} {minute} {second} {epoch}.");
}
