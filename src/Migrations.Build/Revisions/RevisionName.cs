namespace Migrations.Build.Revisions;

/// <summary>What an id or a branch label may be, so that a target, a list of targets and a file's header can name it.</summary>
/// <remarks>Compiled into the analyzer too, so that the editor refuses what a graph refuses, in the same words.</remarks>
internal static class RevisionName
{
    /// <summary>Why an id is refused, as the end of a sentence; null when it is not.</summary>
    public static string? ReasonInvalidId(string id)
    {
        foreach (var character in id)
        {
            if (character is '@' or '-' or '+' or ':')
            {
                return $"holds '{character}', which has a meaning of its own in targets such as 'label@head', '+1' and 'a:b'";
            }
        }

        return ReasonInvalid(id, mayHoldBlank: false);
    }

    /// <summary>Why a branch label is refused, as the end of a sentence; null when it is not.</summary>
    /// <remarks>
    /// A label is freer than an id: histories have labels such as <c>release-x</c> and <c>third party</c>. Only what a
    /// target would misread is refused: the branch and range marks, and a sign before a digit.
    /// </remarks>
    public static string? ReasonInvalidLabel(string label)
    {
        for (var index = 0; index < label.Length; index++)
        {
            var character = label[index];
            var isStep = character is '-' or '+' && index + 1 < label.Length && label[index + 1] is >= '0' and <= '9';
            if (character is '@' or ':' || isStep)
            {
                return $"holds '{character}'{(isStep ? " before a digit" : "")}, which has a meaning of its own in targets such as 'label@head', 'label@-1' and 'a:b'";
            }
        }

        return ReasonInvalid(label, mayHoldBlank: true);
    }

    private static string? ReasonInvalid(string name, bool mayHoldBlank)
    {
        if (name.Trim().Length == 0)
        {
            return "is empty";
        }

        if (name is "head" or "heads" or "base" or "current")
        {
            return "is a word of the target language";
        }

        foreach (var character in name)
        {
            var isBlank = char.IsWhiteSpace(character) && !(mayHoldBlank && character == ' ');
            if (isBlank || char.IsControl(character) || character is ',' or ';' or '|')
            {
                return $"holds a {(mayHoldBlank ? "line break, a tab" : "blank")} or a separator of lists (one of , ; |)";
            }
        }

        return mayHoldBlank && (name[0] == ' ' || name[name.Length - 1] == ' ') ? "begins or ends with a blank" : null;
    }
}
