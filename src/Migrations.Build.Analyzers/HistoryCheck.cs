using System.Globalization;
using Migrations.Build.Authoring;
using Migrations.Build.Revisions;

namespace Migrations.Build.Analyzers;

/// <summary>Finds what is wrong with a history as a whole: a pure function of the registry's rows.</summary>
internal sealed class HistoryCheck
{
    private const int NamesInMessage = 8;
    private const int GuessLimit = 20;

    private readonly IReadOnlyList<RegisteredRevision> _revisions;
    private readonly Dictionary<string, int> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byLabel = new(StringComparer.Ordinal);
    private readonly List<RevisionProblem> _problems = [];
    private int _unknown;

    private HistoryCheck(IReadOnlyList<RegisteredRevision> revisions) => _revisions = revisions;

    /// <summary>The problems, in the order of the rows.</summary>
    public static IReadOnlyList<RevisionProblem> Of(IReadOnlyList<RegisteredRevision> revisions)
    {
        var check = new HistoryCheck(revisions);
        check.CheckIds();
        check.CheckLabels();
        check.CheckEdges();
        check.CheckCycles();
        return check._problems;
    }

    private void CheckIds()
    {
        for (var index = 0; index < _revisions.Count; index++)
        {
            var revision = _revisions[index];
            if (RevisionName.ReasonInvalidId(revision.Id) is { } reason)
            {
                Report(revision, RevisionProblemSubject.Id, DiagnosticCodes.InvalidRevisionId,
                    $"The revision id '{revision.Id}' {reason}. Choose another id, of letters and digits");
            }

            if (!_byId.TryGetValue(revision.Id, out var first))
            {
                _byId.Add(revision.Id, index);
                continue;
            }

            // The first of them is reported once, when the second one is met; both are wrong.
            if (first >= 0)
            {
                ReportDuplicate(_revisions[first], revision);
            }

            ReportDuplicate(revision, _revisions[first >= 0 ? first : ~first]);
            _byId[revision.Id] = first >= 0 ? ~first : first;
        }
    }

    private void ReportDuplicate(RegisteredRevision revision, RegisteredRevision other) =>
        Report(revision, RevisionProblemSubject.Id, DiagnosticCodes.DuplicateRevision,
            $"The revision id '{revision.Id}' is also that of {Place(other)}. Give one of them an id of its own, and "
            + "correct the down-revisions that mean it");

    private void CheckLabels()
    {
        for (var index = 0; index < _revisions.Count; index++)
        {
            var revision = _revisions[index];
            foreach (var label in revision.BranchLabels.Distinct(StringComparer.Ordinal))
            {
                CheckLabel(revision, label);
                if (!_byLabel.TryGetValue(label, out var first))
                {
                    _byLabel.Add(label, index);
                    continue;
                }

                var other = _revisions[first];
                ReportLabel(revision, label, $"also stands on revision '{other.Id}' ({Place(other)})");
                ReportLabel(other, label, $"also stands on revision '{revision.Id}' ({Place(revision)})");
            }
        }
    }

    private void CheckLabel(RegisteredRevision revision, string label)
    {
        if (_byId.TryGetValue(label, out var same))
        {
            ReportLabel(revision, label, $"equals the id of {Place(_revisions[same >= 0 ? same : ~same])}");
        }

        if (RevisionName.ReasonInvalidLabel(label) is { } reason)
        {
            Report(revision, RevisionProblemSubject.BranchLabels, DiagnosticCodes.InvalidRevisionId,
                $"The branch label '{label}' of revision '{revision.Id}' {reason}. Choose another label");
        }
    }

    private void ReportLabel(RegisteredRevision revision, string label, string found) =>
        Report(revision, RevisionProblemSubject.BranchLabels, DiagnosticCodes.DuplicateLabel,
            $"The branch label '{label}' of revision '{revision.Id}' {found}. Labels name one revision: rename one, or "
            + "remove it");

    private void CheckEdges()
    {
        foreach (var revision in _revisions)
        {
            foreach (var parent in revision.DownRevisions)
            {
                if (!_byId.ContainsKey(parent))
                {
                    ReportUnknown(revision, RevisionProblemSubject.DownRevisions, "follows", parent, withLabels: false);
                }
            }

            foreach (var dependency in revision.DependsOn)
            {
                if (!_byId.ContainsKey(dependency) && !_byLabel.ContainsKey(dependency))
                {
                    ReportUnknown(revision, RevisionProblemSubject.DependsOn, "depends on", dependency, withLabels: true);
                }
            }
        }
    }

    private void ReportUnknown(
        RegisteredRevision revision, RevisionProblemSubject subject, string verb, string name, bool withLabels)
    {
        // Each one looks at all names; a history that is unknown as a whole (in another assembly, say) needs no guesses.
        var nearest = _unknown++ < GuessLimit
            ? Nearest(name, withLabels ? _byId.Keys.Concat(_byLabel.Keys) : _byId.Keys, revision.Id)
            : null;
        Report(revision, subject, DiagnosticCodes.UnknownParent,
            $"Revision '{revision.Id}' {verb} '{name}', which no revision of this project has as its id"
            + (withLabels ? " or label" : "") + ". " + (nearest is null ? "" : $"Did you mean '{nearest}'? ")
            + "Correct the name, or add the file that is missing");
    }

    private static string? Nearest(string name, IEnumerable<string> candidates, string self)
    {
        string? nearest = null;
        var limit = Math.Min(3, (name.Length / 3) + 1);
        foreach (var candidate in candidates)
        {
            if (string.Equals(candidate, self, StringComparison.Ordinal) || name.Length == 0)
            {
                continue;
            }

            if (candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return candidate;
            }

            if (Math.Abs(candidate.Length - name.Length) < limit
                && EditDistance.Between(name, candidate) is var distance
                && distance < limit)
            {
                nearest = candidate;
                limit = distance;
            }
        }

        return nearest;
    }

    private void CheckCycles()
    {
        var edges = new int[_revisions.Count][];
        for (var index = 0; index < _revisions.Count; index++)
        {
            var revision = _revisions[index];
            var targets = revision.DownRevisions.Select(IndexOfId).Concat(revision.DependsOn.Select(IndexOfIdOrLabel));
            edges[index] = [.. targets.Where(target => target >= 0 && target != index).Distinct()];
            ReportSelf(revision, index);
        }

        foreach (var cycle in Cycles.Of(edges))
        {
            for (var start = 0; start < cycle.Count; start++)
            {
                ReportCycle(cycle, start);
            }
        }
    }

    private void ReportSelf(RegisteredRevision revision, int index)
    {
        if (revision.DownRevisions.Contains(revision.Id, StringComparer.Ordinal))
        {
            Report(revision, RevisionProblemSubject.DownRevisions, DiagnosticCodes.RevisionCycle,
                $"Revision '{revision.Id}' follows itself. Name the revision before it, or none for a base");
        }

        if (revision.DependsOn.Any(dependency => IndexOfIdOrLabel(dependency) == index))
        {
            Report(revision, RevisionProblemSubject.DependsOn, DiagnosticCodes.RevisionCycle,
                $"Revision '{revision.Id}' depends on itself. Remove the dependency");
        }
    }

    private void ReportCycle(IReadOnlyList<int> cycle, int start)
    {
        var revision = _revisions[cycle[start]];
        var names = Enumerable.Range(1, Math.Min(cycle.Count, NamesInMessage))
            .Select(step => "'" + _revisions[cycle[(start + step) % cycle.Count]].Id + "'");
        var rest = cycle.Count > NamesInMessage
            ? $", and {(cycle.Count - NamesInMessage).ToString(CultureInfo.InvariantCulture)} more back to '{revision.Id}'"
            : "";
        var next = _revisions[cycle[(start + 1) % cycle.Count]].Id;
        var subject = revision.DownRevisions.Contains(next, StringComparer.Ordinal)
            ? RevisionProblemSubject.DownRevisions
            : RevisionProblemSubject.DependsOn;
        Report(revision, subject, DiagnosticCodes.RevisionCycle,
            $"Revision '{revision.Id}' comes before itself: it follows or depends on {string.Join(", then ", names)}{rest}. "
            + "Change the down-revision or dependency that closes the cycle");
    }

    private int IndexOfId(string id) =>
        _byId.TryGetValue(id, out var index) ? (index >= 0 ? index : ~index) : -1;

    private int IndexOfIdOrLabel(string name) =>
        IndexOfId(name) is >= 0 and var index ? index
        : _byLabel.TryGetValue(name, out var labelled) ? labelled
        : -1;

    private static string Place(RegisteredRevision revision) =>
        $"{revision.Path}({revision.Line.ToString(CultureInfo.InvariantCulture)})";

    private void Report(RegisteredRevision revision, RevisionProblemSubject subject, string code, string message) =>
        _problems.Add(new RevisionProblem(revision, subject, code, message));
}
