namespace Migrations.Build.Reliability.Tests;

/// <summary>Counts statements, and does something before the n-th.</summary>
internal sealed class StatementCount(int at = 0, Func<Task>? act = null) : IProgress<MigrationEvent>
{
    public int Count { get; private set; }

    public void Report(MigrationEvent value)
    {
        if (value is StatementSent && ++Count == at)
        {
            act!().GetAwaiter().GetResult();
        }
    }
}
