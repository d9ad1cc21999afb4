using System.Diagnostics;
using Migrations.Build.Tests.PostgreSql;

namespace Migrations.Build.Reliability.Tests;

/// <summary>
/// The same faults under this project, EF Core and FluentMigrator, each a program that migrates as it starts. Under this
/// project all databases must survive; under the others what becomes of them is counted. The short form runs each once,
/// undisturbed.
/// </summary>
[TestClass]
public sealed class ComparisonTests
{
    private const string Terminate = "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [TestMethod]
    [DataRow(0, "PostgreSql")]
    [DataRow(0, "Sqlite")]
    [DataRow(1, "PostgreSql")]
    [DataRow(1, "Sqlite")]
    [DataRow(2, "PostgreSql")]
    [DataRow(2, "Sqlite")]
    public async Task A_history_under_the_same_faults(int number, string provider)
    {
        var tool = Tool.All[number];
        var (expected, length) = await UndisturbedAsync(tool, provider);
        if (!Faults.IsLong)
        {
            return;
        }

        var name = provider == "Sqlite" ? "SQLite" : "PostgreSQL";
        await RepeatAsync(5, $"{name}: kill -9 at a random moment", AtRandom(length, (_, process) =>
        {
            process.Kill();
            return Task.FromResult(true);
        }));
        if (provider != "Sqlite")
        {
            await RepeatAsync(5, $"{name}: pg_terminate_backend at a random moment", AtRandom(length, TerminateAsync));
            await RepeatAsync(1, $"{name}: immediate shutdown at a random moment", AtRandom(length, (_, _) =>
            {
                PostgreSqlServer.Instance.Crash();
                return Task.FromResult(true);
            }));
        }

        await RepeatAsync(1, $"{name}: the first of two stands still in its work, then is killed", subject => SecondOfTwoAsync(subject, length));
        await TogetherAsync(target: null, $"{name}: 32 starts together, on an empty database");
        await TogetherAsync(tool.Half, $"{name}: 32 starts together, on a half-upgraded database");

        async Task RepeatAsync(int share, string fault, Func<Subject, Task<Injection>> inject)
        {
            for (var left = Faults.Of(share); left > 0;)
            {
                await using var subject = await CreateAsync(tool, provider);
                var injection = await inject(subject);
                if (injection != Injection.TooLate)
                {
                    Count(fault, injection == Injection.Hangs ? Outcome.Hung : await NextAsync(subject, expected));
                    left--;
                }
            }
        }

        async Task TogetherAsync(string? target, string fault)
        {
            await using var subject = await CreateAsync(tool, provider);
            if (target is not null)
            {
                using var first = tool.Start(subject, target);
                Assert.AreEqual(0, (await Application.EndAsync(first)).Exit);
            }

            var starts = Enumerable.Range(0, 32).Select(_ => tool.Start(subject)).ToList();
            var outcomes = await Task.WhenAll(starts.Select(start => OutcomeAsync(start, Patience * 6)));
            starts.ForEach(start => start.Dispose());
            var isEqual = await subject.DescribeAsync() == expected;
            Count(fault, [.. outcomes.Select(outcome => outcome == Outcome.Survived && !isEqual ? Outcome.Differed : outcome)]);
        }

        void Count(string fault, params Outcome[] outcomes)
        {
            Comparison.Add(fault, tool, outcomes);
            if (tool == Tool.MigrationsBuild)
            {
                Assert.IsTrue(outcomes.All(outcome => outcome == Outcome.Survived), fault);
            }
        }
    }

    private static async Task<Subject> CreateAsync(Tool tool, string provider) =>
        provider == "Sqlite" ? new SqliteSubject(tool) : await PostgreSqlSubject.CreateAsync(tool);

    /// <summary>The history runs to its end, and a second start finds nothing to do.</summary>
    private static async Task<(string Expected, TimeSpan Length)> UndisturbedAsync(Tool tool, string provider)
    {
        await using var subject = await CreateAsync(tool, provider);
        var clock = Stopwatch.StartNew();
        using var first = tool.Start(subject);
        var (exit, output) = await Application.EndAsync(first);
        var length = clock.Elapsed;
        Assert.AreEqual(0, exit, output);
        var expected = await subject.DescribeAsync();
        Assert.IsTrue(expected.Contains("ux_author_c_name", StringComparison.Ordinal), "The last index is missing.");
        using var second = tool.Start(subject);
        Assert.AreEqual(0, (await Application.EndAsync(second)).Exit);
        Assert.AreEqual(expected, await subject.DescribeAsync());
        return (expected, length);
    }

    private static Func<Subject, Task<Injection>> AtRandom(TimeSpan length, Func<Subject, Process, Task<bool>> disturb) => async subject =>
    {
        var moment = length * Random.Shared.NextDouble();
        using var process = subject.Tool.Start(subject);
        var end = Application.EndAsync(process);
        await Task.WhenAny(end, Task.Delay(moment));
        var isDisturbed = false;
        while (!end.IsCompleted && !isDisturbed)
        {
            isDisturbed = await disturb(subject, process);
        }

        await Task.WhenAny(end, Task.Delay(Patience));
        process.Kill();
        await end;
        return isDisturbed ? Injection.Done : Injection.TooLate;
    };

    private static async Task<bool> TerminateAsync(Subject subject, Process process) =>
        await ((PostgreSqlSubject)subject).Database.ScalarAsync<long>(Terminate) > 0;

    /// <summary>The first is stopped when it has begun to write; the second starts, and has the time of a run to come up against it.</summary>
    private static async Task<Injection> SecondOfTwoAsync(Subject subject, TimeSpan length)
    {
        using var first = subject.Tool.Start(subject);
        var firstEnd = Application.EndAsync(first);
        while (!firstEnd.IsCompleted && !await subject.HasBegunAsync())
        {
            await Task.Yield();
        }

        if (!Signal.TrySend("-STOP", first.Id))
        {
            await firstEnd;
            return Injection.TooLate;
        }

        using var second = subject.Tool.Start(subject);
        var outcome = OutcomeAsync(second, length + Patience);
        await Task.WhenAny(outcome, Task.Delay(length));
        first.Kill();
        await firstEnd;
        return await outcome == Outcome.Hung ? Injection.Hangs : Injection.Done;
    }

    /// <summary>Starts again, three times at most, since an error can be the last fault's own.</summary>
    private static async Task<Outcome> NextAsync(Subject subject, string expected)
    {
        var outcome = Outcome.Failed;
        for (var tries = 0; tries < 3 && outcome == Outcome.Failed; tries++)
        {
            using var next = subject.Tool.Start(subject);
            outcome = await OutcomeAsync(next, Patience);
        }

        return outcome == Outcome.Survived && await subject.DescribeAsync() != expected ? Outcome.Differed : outcome;
    }

    private static async Task<Outcome> OutcomeAsync(Process process, TimeSpan patience)
    {
        var end = Application.EndAsync(process);
        await Task.WhenAny(end, Task.Delay(patience));
        var hung = !end.IsCompleted;
        process.Kill();
        var (exit, _) = await end;
        return hung ? Outcome.Hung : exit == 0 ? Outcome.Survived : Outcome.Failed;
    }
}
