using System.Globalization;

namespace Migrations.Build.Host;

/// <summary>What a run tells, as lines of the protocol.</summary>
internal sealed class EventReport(HostRequest request, HostOutput output) : IProgress<MigrationEvent>
{
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
                output.Text($"Database: {opened.Database}");
                break;
            case NothingToDo { Revisions.Count: 0 }:
                output.Text("Nothing to do: no revision is applied, and none is asked for.");
                break;
            case NothingToDo nothing:
                output.Text($"Nothing to do: the database is at {string.Join(", ", nothing.Revisions)}.");
                break;
            case StepStarted step:
                output.Text(step.Text);
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
            case StepResumed resumed:
                output.Text(resumed.Text);
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

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture);
}
