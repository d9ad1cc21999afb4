namespace Migrations.Build.Reliability.Tests;

/// <summary>Many hosts at once; a holder that dies.</summary>
[TestClass]
public sealed class MutualExclusionTests
{
    private static readonly int Hosts = Faults.IsLong ? 32 : 8;

    /// <summary>The history builds indexes online, so on PostgreSQL those are built while the others wait.</summary>
    [TestMethod]
    [DataRow("PostgreSql", "base")]
    [DataRow("PostgreSql", "r15")]
    [DataRow("Sqlite", "base")]
    [DataRow("Sqlite", "r15")]
    public async Task Hosts_that_start_together_apply_each_revision_once_and_all_succeed(string provider, string from)
    {
        await using Subject alone = provider == "Sqlite" ? new SqliteSubject() : await PostgreSqlSubject.CreateAsync();
        await alone.UpgradeAsync();
        await using Subject subject = provider == "Sqlite" ? new SqliteSubject() : await PostgreSqlSubject.CreateAsync();
        if (from != "base")
        {
            await subject.UpgradeAsync(from);
        }

        var hosts = Enumerable.Range(0, Hosts).Select(_ => Application.StartHost(provider, subject.ConnectionString)).ToList();
        foreach (var end in await Task.WhenAll(hosts.Select(Application.EndAsync)))
        {
            Assert.AreEqual(0, end.Exit, end.Output);
        }

        hosts.ForEach(host => host.Dispose());
        Assert.AreEqual(await alone.DescribeAsync(), await subject.DescribeAsync());
        if (subject is PostgreSqlSubject server)
        {
            Assert.AreEqual(0L, await server.Database.ScalarAsync<long>("SELECT count(*) FROM pg_index WHERE NOT indisvalid"));
        }
    }

    [TestMethod]
    public async Task When_the_holder_is_killed_a_waiter_goes_on_within_two_seconds()
    {
        await using var subject = await PostgreSqlSubject.CreateAsync();
        await subject.UpgradeAsync("r05");
        using var holder = Application.StartWithAccident(subject.Provider.Name, subject.ConnectionString, "hang", 3);
        Assert.AreEqual("standing still", await holder.StandardOutput.ReadLineAsync());
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goesOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = Task.Run(() => subject.UpgradeAsync(events: new Steps(waiting, goesOn)));
        await waiting.Task;

        holder.Kill();

        await goesOn.Task.WaitAsync(TimeSpan.FromSeconds(2));
        await run;
    }

    private sealed class Steps(TaskCompletionSource waiting, TaskCompletionSource goesOn) : IProgress<MigrationEvent>
    {
        public void Report(MigrationEvent value)
        {
            if (value is LockAwaited)
            {
                waiting.TrySetResult();
            }
            else if (value is StepStarted)
            {
                goesOn.TrySetResult();
            }
        }
    }
}
