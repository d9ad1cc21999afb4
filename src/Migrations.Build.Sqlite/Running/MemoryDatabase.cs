using Migrations.Build.Running;

namespace Migrations.Build.Sqlite.Running;

/// <summary>A database in memory, gone with its session.</summary>
internal sealed class MemoryDatabase : ScratchDatabase
{
    public override string ConnectionString => "Data Source=:memory:";

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
