namespace Migrations.Build.Tests.Running;

/// <summary>Does something before a run's n-th statement.</summary>
internal sealed class Act(int number, Func<Task> act) : IProgress<MigrationEvent>
{
    private int _number;

    public void Report(MigrationEvent value)
    {
        if (value is StatementSent && ++_number == number)
        {
            act().GetAwaiter().GetResult();
        }
    }
}
