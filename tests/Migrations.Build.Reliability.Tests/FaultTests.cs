using System.Diagnostics;
using System.Globalization;
using Migrations.Build.Tests.PostgreSql;

namespace Migrations.Build.Reliability.Tests;

/// <summary>
/// A run of 30 revisions is cut: at statements and at random moments, by its own death, its session's and its server's. Run
/// again, it must complete, and catalogue and rows must equal those of a run that nobody disturbed.
/// </summary>
[TestClass]
public sealed class FaultTests
{
    [TestMethod]
    public Task Kill_9_before_a_statement_on_PostgreSQL() => AtStatementsAsync("PostgreSQL: kill -9 before a statement", NewPostgreSqlAsync, 20, KillAtAsync);

    [TestMethod]
    public Task Kill_9_before_a_statement_on_SQLite() => AtStatementsAsync("SQLite: kill -9 before a statement", NewSqliteAsync, 15, KillAtAsync);

    [TestMethod]
    public Task The_session_is_terminated_before_a_statement() => AtStatementsAsync(
        "PostgreSQL: pg_terminate_backend before a statement",
        NewPostgreSqlAsync,
        20,
        (subject, at) => DisturbedAsync(subject, at, () => ((PostgreSqlSubject)subject).Database.ExecuteAsync(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'migrations.build%'")));

    [TestMethod]
    public Task The_server_is_shut_down_immediately_before_a_statement() => AtStatementsAsync(
        "PostgreSQL: immediate shutdown before a statement",
        NewPostgreSqlAsync,
        10,
        (subject, at) => DisturbedAsync(subject, at, () =>
        {
            PostgreSqlServer.Instance.Crash();
            return Task.CompletedTask;
        }));

    [TestMethod]
    public Task The_host_is_killed_at_random_moments_on_PostgreSQL() => AtRandomAsync("PostgreSQL: kill -9 of the host at a random moment", NewPostgreSqlAsync, 20);

    [TestMethod]
    public Task The_host_is_killed_at_random_moments_on_SQLite() => AtRandomAsync("SQLite: kill -9 of the host at a random moment", NewSqliteAsync, 15);

    private static async Task<Subject> NewPostgreSqlAsync() => await PostgreSqlSubject.CreateAsync();

    private static Task<Subject> NewSqliteAsync() => Task.FromResult<Subject>(new SqliteSubject());

    private static async Task KillAtAsync(Subject subject, int at)
    {
        using var process = Application.StartWithAccident(subject.Provider.Name, subject.ConnectionString, "kill", at);
        var (exit, output) = await Application.EndAsync(process);
        Assert.AreEqual(128 + 9, exit, output);
    }

    private static async Task DisturbedAsync(Subject subject, int at, Func<Task> act)
    {
        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => subject.UpgradeAsync(events: new StatementCount(at, act)));
        Assert.AreEqual(DiagnosticCodes.ConnectionLost, error.Code, error.ToString());
    }

    private static async Task AtStatementsAsync(string kind, Func<Task<Subject>> create, int share, Func<Subject, int, Task> disturb)
    {
        var (expected, statements, _) = await UndisturbedAsync(create);
        foreach (var at in Faults.Spread(Faults.Of(share), statements))
        {
            await using var subject = await create();
            await disturb(subject, at);
            await MendAsync(kind, subject, expected, string.Create(CultureInfo.InvariantCulture, $"{kind} {at} of {statements}"));
        }
    }

    private static async Task AtRandomAsync(string kind, Func<Task<Subject>> create, int share)
    {
        var (expected, _, length) = await UndisturbedAsync(create);
        var random = new Random(Environment.TickCount);
        for (var number = Faults.Of(share); number > 0; number--)
        {
            await using var subject = await create();
            var moment = length * random.NextDouble();
            using var process = Application.StartHost(subject.Provider.Name, subject.ConnectionString);
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(moment));
            process.Kill();
            await Application.EndAsync(process);
            await MendAsync(kind, subject, expected, string.Create(CultureInfo.InvariantCulture, $"{kind}, after {moment.TotalMilliseconds:0} of {length.TotalMilliseconds:0} ms"));
        }
    }

    private static async Task MendAsync(string kind, Subject subject, string expected, string what)
    {
        var survived = false;
        try
        {
            await subject.UpgradeAsync();
            Assert.AreEqual(expected, await subject.DescribeAsync(), what);
            survived = true;
        }
        finally
        {
            Faults.Injected(kind, survived);
        }
    }

    private static async Task<(string Description, int Statements, TimeSpan Length)> UndisturbedAsync(Func<Task<Subject>> create)
    {
        var events = new StatementCount();
        await using var counted = await create();
        await counted.UpgradeAsync(events: events);
        await using var timed = await create();
        var start = Stopwatch.GetTimestamp();
        using var process = Application.StartHost(timed.Provider.Name, timed.ConnectionString);
        var (exit, output) = await Application.EndAsync(process);
        Assert.AreEqual(0, exit, output);
        var description = await counted.DescribeAsync();
        Assert.AreEqual(description, await timed.DescribeAsync());
        return (description, events.Count, Stopwatch.GetElapsedTime(start));
    }
}
