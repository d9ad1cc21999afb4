namespace Migrations.Build.Revisions;

/// <summary>The known name that a mistyped one was probably meant to be.</summary>
internal static class NearestName
{
    public static string Hint(string? nearest) => nearest is null ? "" : $" The nearest is '{nearest}'.";

    /// <summary>
    /// The name with the fewest edits, the first in order among equals; null when more than half would have to change.
    /// </summary>
    public static string? Of(string wanted, IEnumerable<string> names)
    {
        string? best = null;
        int bestDistance = int.MaxValue;
        int[] row = new int[wanted.Length + 1];
        foreach (string name in names)
        {
            int distance = Distance(wanted, name, row);
            int limit = Math.Max(wanted.Length, name.Length) / 2;
            if (distance <= limit && (distance < bestDistance
                || (distance == bestDistance && string.CompareOrdinal(name, best) < 0)))
            {
                best = name;
                bestDistance = distance;
            }
        }

        return best;
    }

    private static int Distance(string wanted, string name, int[] row)
    {
        for (int column = 0; column <= wanted.Length; column++)
        {
            row[column] = column;
        }

        for (int line = 1; line <= name.Length; line++)
        {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= wanted.Length; column++)
            {
                int substitution = diagonal + (wanted[column - 1] == name[line - 1] ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(substitution, Math.Min(row[column], row[column - 1]) + 1);
            }
        }

        return row[wanted.Length];
    }
}
