namespace Migrations.Build.Running;

/// <summary>A throwaway database; disposing drops it.</summary>
internal abstract class ScratchDatabase : IAsyncDisposable
{
    /// <summary>How it is opened. A database in memory lives as long as the one session on it.</summary>
    public abstract string ConnectionString { get; }

    public abstract ValueTask DisposeAsync();
}
