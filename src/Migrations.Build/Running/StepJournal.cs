using System.Globalization;
using Migrations.Build.Sql;

namespace Migrations.Build.Running;

/// <summary>Which of a step's operations were committed by themselves, by this run or by one that was cut.</summary>
/// <remarks>
/// A step is cut into parts by its operations that are committed by themselves. The row of such an operation is committed with
/// all that stands before it in the revision; so a row says that what came before is done, and not to be done again.
/// </remarks>
internal sealed class StepJournal(LogTable? log, RevisionStep step, IEnumerable<JournalRow> rows)
{
    private readonly Dictionary<int, JournalRow> _rows = rows
        .Where(row => row.Revision == step.Revision.Id && row.Direction == LogTable.Direction(step))
        .ToDictionary(row => row.Part);

    private int _part;

    /// <summary>The step.</summary>
    public RevisionStep Step => step;

    /// <summary>The table of the rows; null: nothing is kept.</summary>
    public LogTable? Log => log;

    /// <summary>The rows, in order.</summary>
    public IEnumerable<JournalRow> Rows => _rows.Values.OrderBy(row => row.Part);

    /// <summary>Whether what comes next, up to the next operation that is committed by itself, was committed already.</summary>
    public bool IsBehind => _rows.ContainsKey(_part + 1);

    /// <summary>Whether a second attempt knows what the first one has committed.</summary>
    public bool CanRestart => log is not null || _part == 0;

    /// <summary>Begins anew at the first operation; what was committed is known.</summary>
    public void Restart() => _part = 0;

    /// <summary>Goes to the next operation that is committed by itself.</summary>
    /// <returns>Its row; null: it was never begun.</returns>
    public JournalRow? Next() => _rows.GetValueOrDefault(++_part);

    /// <summary>The statement that records the present operation as begun; null: there is no log.</summary>
    public SqlStatement? Begin()
    {
        if (log is null)
        {
            return null;
        }

        _rows[_part] = new JournalRow(step.Revision.Id, LogTable.Direction(step), _part, step.Revision.TextHash, IsDone: false);
        return log.BeginPart(step, _part);
    }

    /// <summary>The statement that records the present operation as done; null: there is no log.</summary>
    public SqlStatement? End()
    {
        if (log is null)
        {
            return null;
        }

        _rows[_part] = _rows[_part] with { IsDone = true };
        return log.EndPart(step, _part);
    }

    /// <summary>The statement that takes the rows away at the end of the step; null: there are none.</summary>
    /// <exception cref="MigrationException">The step has fewer parts than were begun.</exception>
    public SqlStatement? Finish()
    {
        if (_rows.Count == 0)
        {
            return null;
        }

        return _rows.Keys.Max() <= _part ? log!.ForgetParts(step) : throw new MigrationException(
            DiagnosticCodes.RevisionChanged,
            $"Cannot go on with revision {step.Revision.Id}, which was cut halfway: it has fewer operations outside of a transaction than were begun then. Give it back the text it had and run it to its end; or undo by hand what it did, delete its rows from {log!.Name} (those whose part is not null), and run it anew.",
            step.Revision.Location);
    }

    /// <summary>What to say of a revision that goes on with another text than it was begun with; null: nothing.</summary>
    public string? Changed => Rows.Any(row => row.Hash != step.Revision.TextHash)
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"Revision {step.Revision.Id} was edited since a run was cut in it. What it did before is not done again, whatever its text says now: up to its operation {_rows.Keys.Max()} outside of a transaction.")
        : null;
}
