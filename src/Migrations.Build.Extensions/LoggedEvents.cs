using Microsoft.Extensions.Logging;

namespace Migrations.Build;

/// <summary>What an engine tells, as entries of a log; the ids of its events never change their meaning.</summary>
/// <param name="logger">The log.</param>
/// <param name="other">Who else listens; null: nobody.</param>
internal sealed partial class LoggedEvents(ILogger logger, IProgress<MigrationEvent>? other) : IProgress<MigrationEvent>
{
    public void Report(MigrationEvent value)
    {
        switch (value)
        {
            case DatabaseOpened opened: Opened(logger, opened.Database); break;
            case NothingToDo nothing: UpToDate(logger, Ids(nothing.Revisions)); break;
            case StepStarted started: Started(logger, started.Verb, Ids(started.From), Ids(started.To), started.Message, started.Number, started.Count); break;
            case StepFinished finished: Finished(logger, finished.Step.Verb, Ids(finished.Step.To), finished.Elapsed.TotalMilliseconds); break;
            case StatementSent sent: Sent(logger, sent.Text); break;
            case CommittedEarly early: Committed(logger, early.Revision, early.Statement); break;
            case StepResumed resumed: Resumed(logger, resumed.Revision, resumed.Part); break;
            case StepRetried retried: Retried(logger, retried.Revision, retried.Reason, retried.Attempt, retried.Pause.TotalMilliseconds); break;
            case LockAwaited awaited: Awaited(logger, awaited.Holder, awaited.Waited.TotalSeconds); break;
            case MigrationWarning warning: Warned(logger, warning.Code, warning.Message, warning.Location?.ToString()); break;
        }

        other?.Report(value);
    }

    private static string Ids(IReadOnlyList<string> revisions) => revisions.Count == 0 ? "base" : string.Join(", ", revisions);

    [LoggerMessage(1, LogLevel.Debug, "Migrations: opened {Database}")]
    private static partial void Opened(ILogger logger, string database);

    [LoggerMessage(2, LogLevel.Information, "Migrations: nothing to do, the database is at {Revisions}")]
    private static partial void UpToDate(ILogger logger, string revisions);

    [LoggerMessage(3, LogLevel.Information, "Migrations: running {Verb} {From} -> {To}, {RevisionMessage} ({Number} of {Count})")]
    private static partial void Started(ILogger logger, string verb, string from, string to, string revisionMessage, int number, int count);

    [LoggerMessage(4, LogLevel.Information, "Migrations: {Verb} to {To} done in {ElapsedMilliseconds} ms")]
    private static partial void Finished(ILogger logger, string verb, string to, double elapsedMilliseconds);

    [LoggerMessage(5, LogLevel.Debug, "Migrations: {Statement}")]
    private static partial void Sent(ILogger logger, string statement);

    [LoggerMessage(6, LogLevel.Information, "Migrations: revision {Revision}: what came before is committed, since this runs outside of a transaction: {Statement}")]
    private static partial void Committed(ILogger logger, string revision, string statement);

    [LoggerMessage(7, LogLevel.Warning, "Migrations: revision {Revision} was cut at its operation {Part} outside of a transaction; going on from there")]
    private static partial void Resumed(ILogger logger, string revision, int part);

    [LoggerMessage(8, LogLevel.Warning, "Migrations: revision {Revision}: {Reason}; rolled back after attempt {Attempt}, and tried again in {PauseMilliseconds} ms")]
    private static partial void Retried(ILogger logger, string revision, string reason, int attempt, double pauseMilliseconds);

    [LoggerMessage(9, LogLevel.Information, "Migrations: waiting for {Holder}, {WaitedSeconds} s so far")]
    private static partial void Awaited(ILogger logger, string holder, double waitedSeconds);

    [LoggerMessage(10, LogLevel.Warning, "Migrations: {Code}: {Warning} {Place}")]
    private static partial void Warned(ILogger logger, string code, string warning, string? place);
}
