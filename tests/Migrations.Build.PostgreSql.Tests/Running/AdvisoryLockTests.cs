using System.Collections.Concurrent;
using System.Globalization;
using Migrations.Build.PostgreSql.Sql;
using Migrations.Build.Sql;
using Migrations.Build.Tests.PostgreSql;

namespace Migrations.Build.PostgreSql.Tests.Running;

[TestClass]
public sealed class AdvisoryLockTests
{
    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Cancel => TestContext.CancellationToken;

    [TestMethod]
    public async Task A_second_runner_waits_names_the_holder_and_goes_on_when_the_holder_is_done()
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await using var first = await TestSession.OpenAsync(database.ConnectionString);
        await using var second = await TestSession.OpenAsync(database.ConnectionString);
        var held = await first.LockAsync(TestSession.Lock(), Cancel);
        var events = new Listener();
        var waiting = second.LockAsync(TestSession.Lock(events: events), Cancel);
        var awaited = (LockAwaited)await events.First;
        StringAssert.StartsWith(awaited.Holder, string.Create(CultureInfo.InvariantCulture, $"migrations.build {Environment.MachineName} {Environment.ProcessId} (process "), StringComparison.Ordinal);
        Assert.IsFalse(waiting.IsCompleted);
        await held.DisposeAsync();
        await using var then = await waiting;
    }

    [TestMethod]
    public async Task When_the_holder_is_killed_the_waiter_goes_on()
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await using var first = await TestSession.OpenAsync(database.ConnectionString);
        await using var second = await TestSession.OpenAsync(database.ConnectionString);
        await using var held = await first.LockAsync(TestSession.Lock(), Cancel);
        var events = new Listener();
        var waiting = second.LockAsync(TestSession.Lock(events: events), Cancel);
        await events.First;
        await database.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        await using var then = await waiting.WaitAsync(TimeSpan.FromSeconds(2), Cancel);
    }

    [TestMethod]
    public async Task The_wait_is_finite_and_its_end_names_holder_place_and_way_out()
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await using var first = await TestSession.OpenAsync(database.ConnectionString);
        await using var second = await TestSession.OpenAsync(database.ConnectionString);
        await using var held = await first.LockAsync(TestSession.Lock(), Cancel);
        var refusal = await Assert.ThrowsExactlyAsync<MigrationException>(
            () => second.LockAsync(TestSession.Lock(TimeSpan.FromMilliseconds(120)), Cancel));
        Assert.AreEqual(DiagnosticCodes.DatabaseLocked, refusal.Code);
        StringAssert.Contains(refusal.Message, $"database '{database.Name}' on 127.0.0.1:", StringComparison.Ordinal);
        StringAssert.Contains(refusal.Message, $"migrations.build {Environment.MachineName}", StringComparison.Ordinal);
        StringAssert.Contains(refusal.Message, "MigrateLockTimeout", StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task Runners_of_other_version_tables_and_other_databases_do_not_wait()
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await using var other = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await using var first = await TestSession.OpenAsync(database.ConnectionString);
        await using var second = await TestSession.OpenAsync(other.ConnectionString);
        var none = TimeSpan.Zero;
        await using var one = await first.LockAsync(TestSession.Lock(none), Cancel);
        await using var third = await TestSession.OpenAsync(database.ConnectionString);
        await using var two = await third.LockAsync(TestSession.Lock(none) with { VersionTable = "alembic_version" }, Cancel);
        await using var three = await second.LockAsync(TestSession.Lock(none), Cancel);
        await Assert.ThrowsExactlyAsync<MigrationException>(
            () => third.LockAsync(TestSession.Lock(none) with { VersionTable = new("migrations_version", "public") }, Cancel));
    }

    [TestMethod]
    public async Task A_concurrent_index_build_of_the_holder_does_not_meet_the_waiters()
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (id integer); INSERT INTO t SELECT generate_series(1, 1000)");
        await using var first = await TestSession.OpenAsync(database.ConnectionString);
        var held = await first.LockAsync(TestSession.Lock(), Cancel);
        var waiters = new List<Task>();
        for (var i = 0; i < 8; i++)
        {
            waiters.Add(Task.Run(
                async () =>
                {
                    await using var session = await TestSession.OpenAsync(database.ConnectionString);
                    await using var then = await session.LockAsync(TestSession.Lock(TimeSpan.FromSeconds(60)), Cancel);
                },
                Cancel));
        }

        await first.ExecuteAsync([new("CREATE INDEX CONCURRENTLY ix ON t (id)") { Alone = new LoneStatement() }], commit: false, Cancel);
        Assert.IsTrue(await database.ScalarAsync<bool>("SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix'::regclass"));
        await held.DisposeAsync();
        await Task.WhenAll(waiters);
    }

    [TestMethod]
    public void The_key_of_a_name_is_the_same_in_every_process_and_version() =>
        Assert.AreEqual(unchecked((int)0xe69bfcd0), LockKey.Of("public.migrations_version"), "Runners of different versions must still exclude each other.");

    private sealed class Listener : IProgress<MigrationEvent>
    {
        private readonly TaskCompletionSource<MigrationEvent> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<MigrationEvent> First => _first.Task;

        public ConcurrentQueue<MigrationEvent> All { get; } = [];

        public void Report(MigrationEvent value)
        {
            All.Enqueue(value);
            _first.TrySetResult(value);
        }
    }
}
