using System.Globalization;
using System.Text;

namespace Migrations.Build.Revisions;

/// <summary>What the commands that show revisions print: pure functions from a graph to lines.</summary>
/// <param name="graph">The graph.</param>
/// <param name="isColoured">Whether ids and marks stand in a terminal's colours.</param>
internal sealed class RevisionText(RevisionGraph graph, bool isColoured = false)
{
    private const int Green = 32;
    private const int Yellow = 33;
    private const int Cyan = 36;

    private readonly GraphIndex _index = graph.Index;
    private readonly RevisionResolver _resolver = graph.Resolver;

    public static string FirstParagraph(string text)
    {
        int end = text.IndexOf("\n\n", StringComparison.Ordinal);
        return end < 0 ? text : text[..end];
    }

    /// <summary>
    /// History, newest first. Rows are needed for a range that names <c>current</c>, and to mark current revisions.
    /// </summary>
    /// <param name="range">The range; null for all revisions.</param>
    /// <param name="rows">The rows of the version table; null when nobody asked a database.</param>
    /// <param name="verbose">Whether each revision is a record of several lines.</param>
    /// <param name="indicateCurrent">Whether the revisions that have a row are marked.</param>
    public IReadOnlyList<string> History(
        string? range = null, IReadOnlyCollection<string>? rows = null, bool verbose = false, bool indicateCurrent = false) =>
        History(RevisionHistory.Of(_resolver, range, rows), indicateCurrent ? rows : null, verbose);

    /// <summary>The lines of revisions whose order is known.</summary>
    /// <param name="numbers">The revisions, in order.</param>
    /// <param name="marked">The rows to mark as current; null: none.</param>
    /// <param name="verbose">Whether each revision is a record of several lines.</param>
    /// <param name="isDrawn">Whether the graph is drawn beside them.</param>
    public IReadOnlyList<string> History(
        IReadOnlyList<int> numbers, IReadOnlyCollection<string>? marked, bool verbose, bool isDrawn = false)
    {
        HashSet<string> current = new(marked ?? [], StringComparer.Ordinal);
        HistoryDrawing? drawing = isDrawn ? new HistoryDrawing(_index, numbers) : null;
        var lines = new List<string>();
        foreach (int number in numbers)
        {
            bool isCurrent = current.Contains(_index.Id(number));
            IReadOnlyList<string> own = verbose
                ? Record(number, isCurrent)
                : Split(Line(number, Parts.Parents | Parts.Labels | Parts.Tree | Parts.Message, isCurrent));
            lines.AddRange(drawing?.Beside(number, isCurrent, own) ?? own);
        }

        return lines;
    }

    /// <summary>
    /// The heads; with dependencies resolved, those that the version table holds after a whole upgrade.
    /// </summary>
    public IReadOnlyList<string> Heads(bool verbose = false, bool resolveDependencies = false) =>
        Each(resolveDependencies ? _resolver.RealHeads : _resolver.Heads, verbose, Parts.Labels);

    /// <summary>Each branch point, newest first, with what it branches into.</summary>
    public IReadOnlyList<string> Branches(bool verbose = false)
    {
        var lines = new List<string>();
        foreach (int number in RevisionHistory.Of(_resolver, null, null))
        {
            if (_index.Children[number].Length < 2)
            {
                continue;
            }

            lines.AddRange(verbose ? Record(number, isCurrent: false) : [Line(number, Parts.Labels | Parts.Tree, false)]);
            string indent = new(' ', _index.Id(number).Length);
            Parts parts = Parts.Labels | Parts.Tree | (verbose ? Parts.Message : Parts.None);
            foreach (int child in _index.Children[number])
            {
                lines.AddRange(Split($"{indent} -> {Line(child, parts, false)}"));
            }

            lines.Add("");
        }

        return lines;
    }

    /// <summary>The current revisions of a database.</summary>
    /// <param name="rows">The rows of the version table.</param>
    /// <param name="database">What to call the database in the verbose form, without a password.</param>
    /// <param name="verbose">Whether each revision is a record of several lines.</param>
    public IReadOnlyList<string> Current(IReadOnlyCollection<string> rows, string database, bool verbose = false)
    {
        IReadOnlyList<string> lines = Each(CurrentRevisions.Of(_index, _resolver.Rows(rows)), verbose, Parts.Tree);
        return verbose ? [$"Current revision(s) for {database}:", .. lines] : lines;
    }

    /// <summary>
    /// A record of several lines for each revision that a target names; <c>current</c> names the rows.
    /// </summary>
    public IReadOnlyList<string> Show(string target, IReadOnlyCollection<string>? rows = null) => Each(
        target.Trim() == "current" && rows is not null ? _resolver.Rows(rows) : _resolver.Many(target.Trim()),
        verbose: true,
        Parts.None);

    private List<string> Each(IEnumerable<int> numbers, bool verbose, Parts parts)
    {
        var lines = new List<string>();
        foreach (int number in numbers)
        {
            lines.AddRange(verbose ? Record(number, isCurrent: false) : Split(Line(number, parts, isCurrent: false)));
        }

        return lines;
    }

    private string Line(int number, Parts parts, bool isCurrent)
    {
        Revision revision = _index.Revisions[number];
        var text = new StringBuilder();
        if (parts.HasFlag(Parts.Parents))
        {
            text.Append(Parents(revision));
            if (revision.DependsOn.Count > 0)
            {
                text.Append(" (").AppendJoin(", ", revision.DependsOn).Append(')');
            }

            text.Append(" -> ");
        }

        text.Append(Paint(revision.Id, Yellow));
        if (parts.HasFlag(Parts.Labels) && _resolver.Labels[number] is { Length: > 0 } labels)
        {
            text.Append(" (").AppendJoin(", ", labels).Append(')');
        }

        bool isHead = _index.Children[number].Length == 0;
        bool isRealHead = _index.AllChildren[number].Length == 0;
        text.Append(isRealHead ? Paint(" (head)", Green) : isHead ? Paint(" (effective head)", Green) : "");
        text.Append(isCurrent ? Paint(" (current)", Cyan) : "");
        if (parts.HasFlag(Parts.Tree))
        {
            text.Append(Tree(number));
        }

        if (parts.HasFlag(Parts.Message))
        {
            text.Append(", ").Append(FirstParagraph(revision.Message));
        }

        return text.ToString();
    }

    private List<string> Record(int number, bool isCurrent)
    {
        Revision revision = _index.Revisions[number];
        string head = _index.Children[number].Length == 0 ? Paint(" (head)", Green) : "";
        List<string> lines =
        [
            $"Rev: {Paint(revision.Id, Yellow)}{head}{Tree(number)}{(isCurrent ? Paint(" (current)", Cyan) : "")}",
            $"{(_index.Parents[number].Length > 1 ? "Merges" : "Parent")}: {Parents(revision)}",
        ];
        AddNames(lines, "Also depends on", revision.DependsOn);
        AddNames(lines, "Branches into", _index.Children[number].Length > 1 ? _index.Ids(_index.Children[number]) : []);
        AddNames(lines, "Branch names", _resolver.Labels[number]);
        lines.Add($"Path: {revision.Path}");
        lines.Add("");
        if (revision.Documentation.Length > 0)
        {
            lines.AddRange(revision.Documentation.ReplaceLineEndings("\n").Split('\n').Select(static line => $"    {line}"));
        }

        lines.Add("");
        return lines;
    }

    private string Tree(int number) =>
        (_index.Children[number].Length > 1 ? " (branchpoint)" : "") + (_index.Parents[number].Length > 1 ? " (mergepoint)" : "");

    private static string Parents(Revision revision) =>
        revision.DownRevisions.Count == 0 ? "<base>" : string.Join(", ", revision.DownRevisions);

    private static void AddNames(List<string> lines, string title, IReadOnlyCollection<string> names)
    {
        if (names.Count > 0)
        {
            lines.Add($"{title}: {string.Join(", ", names)}");
        }
    }

    private static string[] Split(string text) =>
        text.Contains('\n', StringComparison.Ordinal) ? text.ReplaceLineEndings("\n").Split('\n') : [text];

    private string Paint(string text, int colour) =>
        isColoured ? string.Create(CultureInfo.InvariantCulture, $"\u001b[{colour}m{text}\u001b[0m") : text;

    [Flags]
    private enum Parts
    {
        None = 0,
        Parents = 1,
        Labels = 2,
        Tree = 4,
        Message = 8,
    }
}
