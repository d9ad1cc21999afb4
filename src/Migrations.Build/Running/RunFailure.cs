using System.Data.Common;
using System.Globalization;

namespace Migrations.Build.Running;

/// <summary>What failures of a whole run mean to the user.</summary>
internal static class RunFailure
{
    /// <summary>The time for locks is over.</summary>
    /// <param name="failure">How the last attempt ended.</param>
    /// <param name="patience">How often and how long it was tried.</param>
    /// <param name="others">Who may stand in the way; empty: not known.</param>
    public static MigrationException TableLocked(MigrationException failure, Patience patience, string others)
    {
        var open = others.Length == 0 ? "" : $" Transactions that are open: {others}.";
        return new MigrationException(
            DiagnosticCodes.TableLocked,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{failure.Message} It was tried {patience.Attempts} times in {patience.Waited.TotalSeconds:0.#} s, and rolled back each time.{open} Run it again when they are done, or give it more time: MigrateTableLockTimeout for each attempt, MigrateLockTimeout for all."),
            failure.Location,
            failure);
    }

    /// <summary>The connection is gone.</summary>
    /// <param name="session">The session that had it.</param>
    /// <param name="failure">How that was noticed.</param>
    /// <param name="committed">The steps that are known to be committed.</param>
    /// <param name="step">The step that was under way; null: none.</param>
    /// <param name="isCommitting">Whether its commit was under way.</param>
    /// <param name="sources">Where revisions stand on disk.</param>
    public static MigrationException ConnectionLost(
        DatabaseSession session, Exception failure, IEnumerable<StepStarted> committed, RevisionStep? step, bool isCommitting, SourceMap sources)
    {
        var reached = committed.Select(one => one.To.Count == 0 ? "base" : string.Join(", ", one.To)).ToList();
        var known = reached.Count == 0
            ? "No step of this run was committed"
            : $"Committed were the steps to {string.Join(", ", reached)}";
        var open = (step, isCommitting) switch
        {
            (null, _) => "",
            (_, true) => $", and whether {step.Revision.Id} was is not known",
            (_, false) => $"; of {step.Revision.Id} nothing is kept but what it committed in its middle",
        };
        return new MigrationException(
            DiagnosticCodes.ConnectionLost,
            $"The connection to {session.Description} was lost: {Words(failure)}. {known}{open}. Run it again: it reads from the database where it stands, and goes on from there.",
            sources.Resolve(step?.Revision.Location),
            failure);
    }

    /// <summary>The database refuses a question or a command of the tool's own.</summary>
    public static MigrationException Refused(DatabaseSession session, Exception failure) => session.IsLost
        ? new MigrationException(
            DiagnosticCodes.ConnectionLost,
            $"The connection to {session.Description} was lost: {Words(failure)}. Nothing was changed. Run it again.",
            location: null,
            failure)
        : Known(failure) is { } known && session.Explain(known) is { } explained ? explained
        : new MigrationException(
            DiagnosticCodes.DatabaseRefuses,
            $"{session.Description} refuses what the tool itself asks of it: {Words(failure)}. Nothing was changed by that. Give the user the right to read and write the version table and the log table.",
            location: null,
            failure);

    /// <summary>A table of the tool's own has not the columns that it needs.</summary>
    /// <param name="table">The table.</param>
    /// <param name="place">The database, in words.</param>
    /// <param name="missing">The columns.</param>
    /// <param name="next">What to do.</param>
    public static MigrationException LacksColumns(TableName table, string place, IEnumerable<string> missing, string next) => new(
        DiagnosticCodes.OwnTableUnreadable,
        $"The table {table} in {place} has no column {string.Join(", ", missing)}: another program made it, or another version of this one. Nothing was changed. {next}");

    /// <summary>A table of the tool's own has a row that it did not write.</summary>
    public static MigrationException ForeignRow(TableName table, string place, Exception failure) => new(
        DiagnosticCodes.OwnTableUnreadable,
        $"A row of the table {table} in {place} is not one that this tool writes: {failure.Message.TrimEnd('.')}. Nothing was changed. Correct the row, or take it away.",
        location: null,
        failure);

    private static string Words(Exception failure) =>
        (Known(failure) ?? failure).GetBaseException().Message.TrimEnd('.');

    private static DbException? Known(Exception? failure)
    {
        while (failure is not (null or DbException))
        {
            failure = failure.InnerException;
        }

        return failure as DbException;
    }
}
