using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Migrations.Build.Scripts;

/// <summary>Names of revision classes.</summary>
internal static class ClassName
{
    private const int LongestName = 80;

    private static readonly HashSet<string> Taken = TakenNames();

    /// <summary>A class name for a message: its words in PascalCase, <c>Revision_</c> and the id when it has none.</summary>
    /// <param name="message">The revision's message.</param>
    /// <param name="id">The revision's id.</param>
    /// <param name="existing">Names of the namespace that are in use; the id makes the name different from them.</param>
    public static string Of(string message, string id, IReadOnlySet<string>? existing = null)
    {
        var name = Words(message);
        if (name.Length == 0)
        {
            name = "Revision_" + Identifier(id);
        }
        else if (!IsStart(char.GetUnicodeCategory(name[0])))
        {
            name = "Revision" + name;
        }
        else if (Taken.Contains(name))
        {
            name += "Revision";
        }

        return existing?.Contains(name) == true ? name + "_" + Identifier(id) : name;
    }

    // The class's own body needs these to mean what they mean everywhere: a class Table would hide the other one.
    [UnconditionalSuppressMessage(
        "Trimming",
        "IL2026",
        Justification = "Revision files are written by the host, which is not trimmed; without a name the file is still right.")]
    private static HashSet<string> TakenNames()
    {
        var names = typeof(ClassName).Assembly.GetExportedTypes().Select(type => type.Name);
        return new HashSet<string>(names, StringComparer.Ordinal)
        {
            "CancellationToken", "Downgrade", "DowngradeAsync", "Migrations", "Object", "String", "System", "Task", "Type",
            "Upgrade", "UpgradeAsync",
        };
    }

    private static string Words(string message)
    {
        var name = new StringBuilder();
        var word = new StringBuilder();
        foreach (var character in message.Append(' '))
        {
            if (char.IsLetterOrDigit(character) || (word.Length > 0 && IsMark(character)))
            {
                word.Append(word.Length == 0 ? char.ToUpperInvariant(character) : character);
                continue;
            }

            if (name.Length > 0 && name.Length + word.Length > LongestName)
            {
                break;
            }

            name.Append(word);
            word.Clear();
        }

        return name.Length > LongestName ? name.ToString(0, LongestName) : name.ToString();
    }

    private static bool IsStart(UnicodeCategory category) => category
        is UnicodeCategory.UppercaseLetter
        or UnicodeCategory.LowercaseLetter
        or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter;

    // An accent may follow its letter as a character of its own.
    private static bool IsMark(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Identifier(string id)
    {
        var name = new StringBuilder(id.Length);
        foreach (var character in id)
        {
            name.Append(char.IsLetterOrDigit(character) ? character : '_');
        }

        return name.ToString();
    }
}
