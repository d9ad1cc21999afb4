using System.Globalization;

namespace Migrations.Build;

/// <summary>Something that a run tells while it goes on, in the order in which it happens.</summary>
/// <remarks>A closed family: match it with one switch. No event holds a connection string or a parameter's value.</remarks>
public abstract record MigrationEvent
{
    private protected MigrationEvent()
    {
    }
}

/// <summary>The run has connected.</summary>
/// <param name="Database">The server and database in words, without user name and password.</param>
public sealed record DatabaseOpened(string Database) : MigrationEvent;

/// <summary>The run found the database where it was asked to bring it.</summary>
/// <param name="Revisions">The rows of the version table; empty when nothing was ever applied.</param>
public sealed record NothingToDo(IReadOnlyList<string> Revisions) : MigrationEvent;

/// <summary>A step begins.</summary>
/// <param name="Verb"><c>upgrade</c>, <c>downgrade</c> or <c>stamp_revision</c>.</param>
/// <param name="From">The revisions that the step leaves; empty for a base.</param>
/// <param name="To">The revisions that the step reaches; empty for a base.</param>
/// <param name="Message">The revision's message; empty for a stamp.</param>
/// <param name="Number">Which step of the run this is, counted from 1.</param>
/// <param name="Count">How many steps the run has.</param>
public sealed record StepStarted(
    string Verb, IReadOnlyList<string> From, IReadOnlyList<string> To, string Message, int Number, int Count)
    : MigrationEvent
{
    /// <summary>The step as a line of text: <c>Running upgrade 1975ea83b712 -> ae1027a6acf5, add account table</c>.</summary>
    public string Text =>
        $"Running {Verb} {string.Join(", ", From)} -> {string.Join(", ", To)}{(Message.Length == 0 ? "" : ", " + Message)}";

    internal static StepStarted Of(RevisionStep step, int number, int count) => new(
        step.IsStamp ? "stamp_revision" : step.Direction == RevisionDirection.Upgrade ? "upgrade" : "downgrade",
        step.From,
        step.To,
        step.IsStamp ? "" : step.Revision.Message,
        number,
        count);
}

/// <summary>A step is done and committed (in mode All: done, and committed with the run).</summary>
/// <param name="Step">The step as it was announced.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record StepFinished(StepStarted Step, TimeSpan Elapsed) : MigrationEvent;

/// <summary>A statement is about to be sent.</summary>
/// <param name="Text">The SQL text; values of parameters are not in it.</param>
public sealed record StatementSent(string Text) : MigrationEvent;

/// <summary>What the revision did so far was committed, since the next statement runs outside of its transaction.</summary>
/// <param name="Revision">The id of the revision.</param>
/// <param name="Statement">The statement; values of parameters are not in it.</param>
public sealed record CommittedEarly(string Revision, string Statement) : MigrationEvent
{
    /// <summary>The event as a line of text.</summary>
    public string Text =>
        $"Revision {Revision}: what came before is committed, since this runs outside of a transaction: {Statement}";
}

/// <summary>A revision was cut halfway by an earlier run; what that run committed is not run again.</summary>
/// <param name="Revision">The id of the revision.</param>
/// <param name="Part">The number of the last operation outside of a transaction that was begun then, counted from 1.</param>
public sealed record StepResumed(string Revision, int Part) : MigrationEvent
{
    /// <summary>The event as a line of text.</summary>
    public string Text =>
        string.Create(CultureInfo.InvariantCulture, $"Revision {Revision} was cut at its operation {Part} outside of a transaction; going on from there");
}

/// <summary>A revision met another session, was rolled back and will be tried again.</summary>
/// <param name="Revision">The id of the revision.</param>
/// <param name="Reason">What it met.</param>
/// <param name="Attempt">How often it was tried, counted from 1.</param>
/// <param name="Pause">How long the run waits before it tries again.</param>
public sealed record StepRetried(string Revision, string Reason, int Attempt, TimeSpan Pause) : MigrationEvent
{
    /// <summary>The event as a line of text.</summary>
    public string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"Revision {Revision}: {Reason}; rolled back, and tried again in {Pause.TotalMilliseconds:0} ms (attempt {Attempt + 1})");
}

/// <summary>Another runner or writer holds the database; the run waits.</summary>
/// <param name="Holder">Who holds it, as far as the database tells.</param>
/// <param name="Waited">How long the run has waited so far.</param>
public sealed record LockAwaited(string Holder, TimeSpan Waited) : MigrationEvent;

/// <summary>Something that does not stop the run but that a person should read.</summary>
/// <param name="Code">The code, from <see cref="DiagnosticCodes"/>.</param>
/// <param name="Message">What was found and what to do about it.</param>
/// <param name="Location">The place in the source; null when there is none.</param>
public sealed record MigrationWarning(string Code, string Message, SourceLocation? Location) : MigrationEvent;
