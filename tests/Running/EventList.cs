namespace Migrations.Build.Tests.Running;

/// <summary>Keeps what a run tells.</summary>
internal sealed class EventList : IProgress<MigrationEvent>
{
    public List<MigrationEvent> All { get; } = [];

    public IEnumerable<string> Steps => All.OfType<StepStarted>().Select(step => step.Text);

    public void Report(MigrationEvent value) => All.Add(value);
}
