using System.Globalization;
using System.Text;

namespace Migrations.Build.Authoring;

/// <summary>
/// A revision that is a <c>.sql</c> file: a header of comments, then the parts that <c>-- upgrade</c> and
/// <c>-- downgrade</c> start.
/// </summary>
/// <remarks>
/// <para>Header lines are <c>-- key: value</c> with the keys revision, message, down, depends, labels and created; lists
/// are separated by commas or blanks. Other comments before the first marker are the documentation.</para>
/// <para>A marker is a line of its own. It is found by its line alone, so a line that is exactly <c>-- downgrade</c> cannot
/// be part of the upgrade's text.</para>
/// <para>Compiled into the source generator too: what the editor accepts is what the engine runs.</para>
/// </remarks>
internal sealed class SqlRevisionFile
{
    private static readonly string[] Keys = ["revision", "message", "down", "depends", "labels", "created"];
    private static readonly char[] ListSeparators = [',', ' ', '\t'];

    private readonly List<SqlRevisionProblem> _problems = [];
    private readonly Dictionary<string, KeyValuePair<string, int>> _header = new(StringComparer.Ordinal);

    private SqlRevisionFile(string path) => Path = path;

    /// <summary>The path that was given to <see cref="Parse"/>.</summary>
    public string Path { get; }

    /// <summary>The id; empty when the header has none, which is a problem.</summary>
    public string Id => Value("revision");

    /// <summary>What it does, in a few words; may be empty.</summary>
    public string Message => Value("message");

    /// <summary>The header's other comments.</summary>
    public string Documentation { get; private set; } = "";

    /// <summary>Ids of the parents: none for a base, several for a merge.</summary>
    public IReadOnlyList<string> DownRevisions => List("down");

    /// <summary>Ids or labels that it depends on.</summary>
    public IReadOnlyList<string> DependsOn => List("depends");

    /// <summary>The labels declared on it.</summary>
    public IReadOnlyList<string> BranchLabels => List("labels");

    /// <summary>When it was written, ISO 8601; empty when that is not known.</summary>
    public string CreateDate => Value("created");

    /// <summary>The line of <c>-- revision:</c>, counted from 1.</summary>
    public int Line => LineOf("revision");

    /// <summary>The upgrade; null when the file has none, which is a problem.</summary>
    public SqlRevisionPart? Upgrade { get; private set; }

    /// <summary>The downgrade; null when the file has none: the revision cannot be undone.</summary>
    public SqlRevisionPart? Downgrade { get; private set; }

    /// <summary>What cannot be read, in the order of lines; empty for a good file.</summary>
    public IReadOnlyList<SqlRevisionProblem> Problems => _problems;

    /// <summary>The line of a header key, counted from 1; that of the id, or 1, when the key is absent.</summary>
    public int LineOf(string key) =>
        _header.TryGetValue(key, out var value) || _header.TryGetValue("revision", out value) ? value.Value : 1;

    /// <summary>Reads a file's text. Whatever is wrong with it is in <see cref="Problems"/>.</summary>
    public static SqlRevisionFile Parse(string text, string path)
    {
        var file = new SqlRevisionFile(path);
        var documentation = new List<string>();
        SqlRevisionPart? open = null;
        var openIsUpgrade = false;
        var openStart = 0;
        var number = 0;
        for (var start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0; start < text.Length;)
        {
            number++;
            var next = NextLine(text, start);
            var line = text.Substring(start, next - start).Trim();
            if (MarkerOf(line) is { } marker)
            {
                file.Close(open, openIsUpgrade, text, openStart, start);
                openIsUpgrade = string.Equals(marker, "upgrade", StringComparison.Ordinal);
                file.CheckMarker(openIsUpgrade, openIsUpgrade ? file.Upgrade : file.Downgrade, number);
                open = new SqlRevisionPart("", number + 1);
                openStart = next;
            }
            else if (open is null)
            {
                file.ReadHeaderLine(line, number, documentation);
            }

            start = next;
        }

        file.Close(open, openIsUpgrade, text, openStart, text.Length);
        file.Documentation = string.Join("\n", documentation).Trim();
        file.CheckWhole();
        return file;
    }

    /// <summary>The part that a line starts, without blanks around it; null: it is no marker.</summary>
    public static string? MarkerOf(string line)
    {
        if (!line.StartsWith("--", StringComparison.Ordinal))
        {
            return null;
        }

        var word = line.Substring(2).Trim();
        return string.Equals(word, "upgrade", StringComparison.OrdinalIgnoreCase) ? "upgrade"
            : string.Equals(word, "downgrade", StringComparison.OrdinalIgnoreCase) ? "downgrade"
            : null;
    }

    private static int NextLine(string text, int start)
    {
        for (var index = start; index < text.Length; index++)
        {
            if (text[index] == '\n' || (text[index] == '\r' && (index + 1 == text.Length || text[index + 1] != '\n')))
            {
                return index + 1;
            }
        }

        return text.Length;
    }

    private void CheckMarker(bool isUpgrade, SqlRevisionPart? earlier, int line)
    {
        if (earlier is not null)
        {
            Report(line, $"'-- {(isUpgrade ? "upgrade" : "downgrade")}' stands here a second time (the first part starts at line {Number(earlier.Line)}). Keep one of each.");
        }
        else if (isUpgrade && Downgrade is not null)
        {
            Report(line, "'-- upgrade' stands after '-- downgrade'. Put the upgrade first.");
        }
    }

    private void Close(SqlRevisionPart? open, bool isUpgrade, string text, int start, int end)
    {
        if (open is null)
        {
            return;
        }

        var part = open with { Text = text.Substring(start, end - start) };
        if (isUpgrade)
        {
            Upgrade ??= part;
        }
        else
        {
            Downgrade ??= part;
        }
    }

    private void ReadHeaderLine(string line, int number, List<string> documentation)
    {
        if (line.Length == 0)
        {
            documentation.Add("");
            return;
        }

        if (!line.StartsWith("--", StringComparison.Ordinal))
        {
            Report(number, "SQL stands before '-- upgrade'. Put the line '-- upgrade' before the first statement.");
            return;
        }

        var comment = line.Substring(2).Trim();
        var colon = comment.IndexOf(':');
        var key = colon < 0 ? "" : comment.Substring(0, colon).TrimEnd();
        if (Array.IndexOf(Keys, key) < 0)
        {
            if (key.Length > 0 && Misspelt(key) is { } meant)
            {
                Report(number, $"The header has no key '{key}'. Did you mean '{meant}'? The keys are {string.Join(", ", Keys)}.");
            }

            documentation.Add(comment);
        }
        else if (_header.TryGetValue(key, out var earlier))
        {
            Report(number, $"'{key}' stands here a second time (first at line {Number(earlier.Value)}). Keep one; a list is separated by commas.");
        }
        else
        {
            _header.Add(key, new KeyValuePair<string, int>(comment.Substring(colon + 1).Trim(), number));
        }
    }

    private void CheckWhole()
    {
        if (Id.Length == 0)
        {
            Report(LineOf("revision"), "The header names no revision. Add the line '-- revision: <id>', with an id of its own.");
        }

        if (Upgrade is null)
        {
            Report(LineOf("revision"), "The file has no '-- upgrade' line. Add it before the statements of the upgrade.");
        }
    }

    private void Report(int line, string message) => _problems.Add(new SqlRevisionProblem(line, message));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private string Value(string key) => _header.TryGetValue(key, out var value) ? value.Key : "";

    private string[] List(string key) => Value(key).Split(ListSeparators, StringSplitOptions.RemoveEmptyEntries);

    private static string? Misspelt(string key)
    {
        var lower = new StringBuilder(key.Length);
        foreach (var character in key)
        {
            lower.Append(char.ToLowerInvariant(character));
        }

        foreach (var known in Keys)
        {
            if (EditDistance.Between(lower.ToString(), known) <= 1 || EditDistance.IsSwap(lower.ToString(), known))
            {
                return known;
            }
        }

        return null;
    }
}
