namespace Migrations.Build.Running;

/// <summary>How a run waits for others.</summary>
/// <param name="VersionTable">What is locked: runners with different version tables do not keep each other out.</param>
/// <param name="Timeout">How long to wait.</param>
/// <param name="Events">Hears who holds it; null: nobody listens.</param>
/// <param name="Clock">Measures the wait.</param>
internal sealed record LockRequest(
    TableName VersionTable, TimeSpan Timeout, IProgress<MigrationEvent>? Events, TimeProvider Clock)
{
    /// <summary>How long a statement may queue for a table's lock; zero: as the server has it.</summary>
    public TimeSpan TableTimeout { get; init; }
}
