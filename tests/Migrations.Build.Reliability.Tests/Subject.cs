using Migrations.Build.Reliability.History.Migrations;

namespace Migrations.Build.Reliability.Tests;

/// <summary>A database that the history runs on: made empty, described whole, thrown away.</summary>
/// <param name="tool">Whose history runs on it.</param>
internal abstract class Subject(Tool tool) : IAsyncDisposable
{
    public Tool Tool => tool;

    public abstract MigrationProvider Provider { get; }

    public abstract string ConnectionString { get; }

    /// <summary>Its catalogue and all rows, as text; of the log which revision went which way.</summary>
    public abstract Task<string> DescribeAsync();

    /// <summary>Whether something has been written.</summary>
    public abstract Task<bool> HasBegunAsync();

    /// <summary>Runs the history of this project in this process.</summary>
    public Task<MigrationRun> UpgradeAsync(string target = "head", IProgress<MigrationEvent>? events = null) => new MigrationEngine(new MigrationEngineOptions
    {
        Provider = Provider,
        ConnectionString = ConnectionString,
        Revisions = typeof(CreateAuthorA).Assembly,
        Events = events,
    }).UpgradeAsync(target);

    public abstract ValueTask DisposeAsync();
}
