using System.Text;

namespace Migrations.Build.Revisions;

/// <summary>
/// Draws the graph beside its revisions, newest first: a lane for each line of descent that goes on below. A branch
/// point is where lanes join, a merge where they part. Dependencies are not drawn.
/// </summary>
/// <param name="index">The graph.</param>
/// <param name="numbers">The revisions that are shown, each above those that it follows.</param>
internal sealed class HistoryDrawing(GraphIndex index, IReadOnlyList<int> numbers)
{
    private const int Free = -1;

    private readonly HashSet<int> _shown = [.. numbers];

    // What each lane leads to.
    private readonly List<int> _lanes = [];

    /// <summary>What stands beside the lines of a revision: the first and the second of them, and all others.</summary>
    /// <param name="number">The next revision of the history.</param>
    /// <param name="isCurrent">Whether a database is at it.</param>
    /// <param name="lines">What is said about it.</param>
    public IEnumerable<string> Beside(int number, bool isCurrent, IReadOnlyList<string> lines)
    {
        int at = Lane(number);
        string node = string.Join(' ', _lanes.Select((lane, place) => place == at ? isCurrent ? '@' : 'o' : lane == Free ? ' ' : '│'));
        string? link = Follow(at, number);
        string below = string.Join(' ', _lanes.Select(lane => lane == Free ? ' ' : '│'));
        string[] prefixes = link is null ? [node] : [node, link];
        for (int line = 0; line < Math.Max(lines.Count, prefixes.Length); line++)
        {
            string prefix = line < prefixes.Length ? prefixes[line] : below;
            yield return (line < lines.Count ? $"{prefix}  {lines[line]}" : prefix).TrimEnd();
        }
    }

    private int Lane(int leadsTo)
    {
        int lane = _lanes.IndexOf(leadsTo);
        if (lane >= 0)
        {
            return lane;
        }

        lane = _lanes.IndexOf(Free);
        if (lane >= 0)
        {
            _lanes[lane] = leadsTo;
            return lane;
        }

        _lanes.Add(leadsTo);
        return _lanes.Count - 1;
    }

    /// <summary>Leads the lane of a revision on to what it follows.</summary>
    /// <returns>The line that shows it; null when the lane goes straight on, or ends.</returns>
    private string? Follow(int at, int number)
    {
        _lanes[at] = Free;
        bool[] before = [.. _lanes.Select((lane, place) => lane != Free || place == at)];
        int[] to = [.. index.Parents[number].Where(_shown.Contains).Select(Next)];
        string? link = Array.TrueForAll(to, place => place == at) ? null : Link(at, to, before);
        while (_lanes.Count > 0 && _lanes[^1] == Free)
        {
            _lanes.RemoveAt(_lanes.Count - 1);
        }

        return link;

        // A lane that is free already is the revision's own, unless another parent has taken it.
        int Next(int parent)
        {
            if (_lanes[at] == Free && !_lanes.Contains(parent))
            {
                _lanes[at] = parent;
            }

            return Lane(parent);
        }
    }

    private string Link(int at, int[] to, bool[] before)
    {
        int first = Math.Min(at, to.Min());
        int last = Math.Max(at, to.Max());
        var text = new StringBuilder();
        for (int place = 0; place < _lanes.Count; place++)
        {
            bool isPart = place == at || Array.IndexOf(to, place) >= 0;
            bool up = place < before.Length && before[place];
            bool down = _lanes[place] != Free;
            bool isInside = place >= first && place <= last && (isPart || !up);
            text.Append(Cell(up, down, isInside && place > first, isInside && place < last));
            text.Append(place >= first && place < last ? '─' : ' ');
        }

        return text.ToString().TrimEnd();
    }

    private static char Cell(bool up, bool down, bool left, bool right) => (up, down, left, right) switch
    {
        (true, true, true, true) => '┼',
        (true, true, true, false) => '┤',
        (true, true, false, true) => '├',
        (true, false, true, true) => '┴',
        (false, true, true, true) => '┬',
        (true, false, true, false) => '╯',
        (true, false, false, true) => '╰',
        (false, true, true, false) => '╮',
        (false, true, false, true) => '╭',
        (false, false, true, true) => '─',
        (false, false, false, false) => ' ',
        _ => '│',
    };
}
