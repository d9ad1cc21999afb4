using System.Globalization;

namespace Migrations.Build.Host;

/// <summary>What a run tells, as lines of the protocol.</summary>
internal sealed class EventReport(HostRequest request, HostOutput output) : IProgress<MigrationEvent>
{
    // Who waits for a step that takes its time is told when it is over, and how many there are.
    private static readonly TimeSpan LongStep = TimeSpan.FromSeconds(2);

    private readonly bool _showsSql = request.Flag("MigrateVerbose");

    /// <summary>The server and database in words; empty before the run has connected.</summary>
    public string Database { get; private set; } = "";

    /// <inheritdoc/>
    public void Report(MigrationEvent value)
    {
        switch (value)
        {
            case DatabaseOpened opened:
                Database = opened.Database;
                output.Text($"Database: {opened.Database}", new JsonLine().Add("type", "database").Add("database", opened.Database));
                break;
            case NothingToDo { Revisions.Count: 0 }:
                output.Text("Nothing to do: no revision is applied, and none is asked for.");
                break;
            case NothingToDo nothing:
                output.Text($"Nothing to do: the database is at {string.Join(", ", nothing.Revisions)}.");
                break;
            case StepStarted step:
                output.Text(step.Text, Json("step", step).Add("message", step.Message));
                break;
            case StepFinished step when step.Elapsed >= LongStep || output.Format == OutputFormat.Json:
                output.Text(
                    string.Create(CultureInfo.InvariantCulture, $"  done in {step.Elapsed.TotalSeconds:F1} s ({step.Step.Number} of {step.Step.Count})"),
                    Json("step-done", step.Step).Add("milliseconds", (int)step.Elapsed.TotalMilliseconds));
                break;
            case StepFinished step:
                output.Log("low", $"{step.Step.Text}: {Milliseconds(step.Elapsed)} ms");
                break;
            case StatementSent statement when _showsSql:
                output.Text(statement.Text);
                break;
            case StatementSent statement:
                output.Log("low", statement.Text);
                break;
            case CommittedEarly early:
                output.Text(early.Text);
                break;
            case StepRetried retried:
                output.Text(retried.Text);
                break;
            case LockAwaited wait:
                output.Text($"Waiting for another run or writer: {wait.Holder} ({Milliseconds(wait.Waited)} ms)");
                break;
            case MigrationWarning warning:
                output.Warning(warning with { Location = ErrorReport.OnDisk(request, warning.Location) });
                break;
            default:
                output.Log("low", value.ToString());
                break;
        }
    }

    private static JsonLine Json(string type, StepStarted step) => new JsonLine()
        .Add("type", type)
        .Add("verb", step.Verb)
        .Add("from", string.Join(' ', step.From))
        .Add("to", string.Join(' ', step.To))
        .Add("number", step.Number)
        .Add("count", step.Count);

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture);
}
