namespace Migrations.Build.Revisions;

/// <summary>What an id or a branch label may be, so that a target can name it.</summary>
internal static class RevisionName
{
    public static string? ForbiddenInId(string id)
    {
        if (id.Length == 0)
        {
            return "";
        }

        string found = string.Join(' ', id.Where(static character => character is '@' or '-' or '+' or ':').Distinct());
        return found.Length == 0 ? null : found;
    }

    /// <summary>
    /// A label is freer than an id: histories have labels such as <c>release-x</c>. Only what a target would misread
    /// is refused: the branch and range marks, and a sign before a digit.
    /// </summary>
    public static string? ForbiddenInLabel(string label)
    {
        for (int at = 0; at < label.Length; at++)
        {
            bool isStep = label[at] is '+' or '-' && at + 1 < label.Length && char.IsAsciiDigit(label[at + 1]);
            if (label[at] is '@' or ':' || isStep)
            {
                return label[at].ToString();
            }
        }

        return label.Length == 0 ? "" : null;
    }
}
