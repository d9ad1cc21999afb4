namespace Migrations.Build.Sqlite.Running;

/// <summary>What there is to give back where a transaction is the lock: nothing.</summary>
internal sealed class NoLock : IAsyncDisposable
{
    public static NoLock Instance { get; } = new();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
