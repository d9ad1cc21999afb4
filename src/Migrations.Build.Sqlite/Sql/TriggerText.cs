using Migrations.Build.Schema;

namespace Migrations.Build.Sqlite.Sql;

/// <summary>Follows, in the text of a trigger, what SQLite itself does to it when a table or a column is renamed.</summary>
internal static class TriggerText
{
    private static readonly string[] BeforeTable = ["ON", "INTO", "UPDATE", "FROM", "JOIN", "ABORT", "FAIL", "IGNORE", "REPLACE", "ROLLBACK"];

    /// <summary>Stands for the name in a text that can no longer be trusted.</summary>
    private const string Doubt = "\0";

    public static string RenameTable(string text, string name, string newName)
    {
        var tokens = SqlTokenizer.Read(text).ToList();
        return string.Concat(tokens.Select((token, at) =>
            IsName(token, name) && (BeforeTable.Any(Before(tokens, at).Is) || After(tokens, at).IsSymbol(".")) ? Quoted(newName) : token.Text));
    }

    /// <summary>
    /// The text with NEW.column, OLD.column and UPDATE OF column renamed. Elsewhere a name may belong to another
    /// table: then the text is marked as doubtful.
    /// </summary>
    public static string RenameColumn(string text, string column, string newName)
    {
        var tokens = SqlTokenizer.Read(text).ToList();
        var uses = Uses(tokens, column).ToHashSet();
        var renamed = string.Concat(tokens.Select((token, at) => uses.Contains(at) ? Quoted(newName) : token.Text));
        return tokens.Where((token, at) => IsName(token, column) && !uses.Contains(at)).Any() ? renamed + Doubt : renamed;
    }

    /// <summary>Whether the trigger reads or watches a column of its own table, as far as the text alone tells.</summary>
    public static bool Mentions(string text, string column) => Uses(SqlTokenizer.Read(text).ToList(), column).Any();

    /// <summary>Whether a rename before may have changed the text in a way that cannot be followed.</summary>
    public static bool IsDoubtful(string text) => text.EndsWith(Doubt, StringComparison.Ordinal);

    private static IEnumerable<int> Uses(List<SqlToken> tokens, string column)
    {
        var body = tokens.FindIndex(token => token.Is("BEGIN"));
        var on = tokens.FindIndex(token => token.Is("ON"));
        var of = tokens.FindIndex(token => token.Is("OF"));
        for (var at = 0; at < tokens.Count; at++)
        {
            var isWatched = of >= 0 && of < on && at > of && at < on && at < body;
            var isRow = at >= 2 && tokens[at - 1].IsSymbol(".") && (IsName(tokens[at - 2], "NEW") || IsName(tokens[at - 2], "OLD"));
            if (IsName(tokens[at], column) && (isWatched || isRow))
            {
                yield return at;
            }
        }
    }

    private static SqlToken Before(List<SqlToken> tokens, int at)
    {
        do
        {
            at--;
        }
        while (at >= 0 && tokens[at].Kind == SqlTokenKind.Blank);
        return at < 0 ? default : tokens[at];
    }

    private static SqlToken After(List<SqlToken> tokens, int at)
    {
        do
        {
            at++;
        }
        while (at < tokens.Count && tokens[at].Kind == SqlTokenKind.Blank);
        return at >= tokens.Count ? default : tokens[at];
    }

    private static bool IsName(SqlToken token, string name) =>
        token.Text is not null && token.Name?.Equals(name, StringComparison.OrdinalIgnoreCase) == true;

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
