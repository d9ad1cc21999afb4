namespace Migrations.Build.Running;

/// <summary>What keeps other runners out until it is disposed.</summary>
internal interface IRunLock : IAsyncDisposable
{
    /// <summary>Whether it is known to be gone before its time, so that another runner may be at work.</summary>
    bool IsLost { get; }
}
