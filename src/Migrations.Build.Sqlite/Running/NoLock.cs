using Migrations.Build.Running;

namespace Migrations.Build.Sqlite.Running;

/// <summary>What there is to give back where a transaction is the lock: nothing.</summary>
internal sealed class NoLock : IRunLock
{
    public static NoLock Instance { get; } = new();

    public bool IsLost => false;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
