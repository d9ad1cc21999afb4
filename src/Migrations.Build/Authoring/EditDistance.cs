namespace Migrations.Build.Authoring;

/// <summary>How far two words are from each other; for "did you mean".</summary>
/// <remarks>Compiled into the source generator too.</remarks>
internal static class EditDistance
{
    /// <summary>The number of characters to insert, remove or replace (Levenshtein), case counted.</summary>
    public static int Between(string first, string second)
    {
        var previous = new int[second.Length + 1];
        var current = new int[second.Length + 1];
        for (var column = 0; column <= second.Length; column++)
        {
            previous[column] = column;
        }

        for (var row = 1; row <= first.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= second.Length; column++)
            {
                var replaced = previous[column - 1] + (first[row - 1] == second[column - 1] ? 0 : 1);
                current[column] = Math.Min(replaced, Math.Min(previous[column], current[column - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[second.Length];
    }

    /// <summary>Whether the words differ by two neighbours that changed places.</summary>
    public static bool IsSwap(string first, string second)
    {
        if (first.Length != second.Length)
        {
            return false;
        }

        var index = 0;
        while (index < first.Length && first[index] == second[index])
        {
            index++;
        }

        return index + 1 < first.Length
            && first[index] == second[index + 1]
            && first[index + 1] == second[index]
            && string.CompareOrdinal(first, index + 2, second, index + 2, first.Length) == 0;
    }
}
