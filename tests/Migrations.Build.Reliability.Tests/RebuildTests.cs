using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Migrations.Build.Reliability.Tests;

/// <summary>The rebuild of a SQLite table of 100,000 rows is cut: the old table or the new one is there, whole, and the next run completes.</summary>
[TestClass]
public sealed class RebuildTests
{
    private const string Kind = "SQLite: kill -9 while a table of 100,000 rows is rebuilt";
    private const string Before = "r08";
    private const string After = "r09";

    [TestMethod]
    public async Task Killed_at_random_moments()
    {
        await using var subject = await FilledAsync();
        var filled = await File.ReadAllBytesAsync(subject.File);
        var length = await RebuildAsync(subject, Timeout.InfiniteTimeSpan);
        var expected = await DescribeAsync(subject);
        StringAssert.StartsWith(expected, $"ok {After} 100000 ");
        var random = new Random(Environment.TickCount);
        for (var number = Math.Max(3, Faults.Of(3)); number > 0; number--)
        {
            File.Delete(subject.File + "-journal");
            await File.WriteAllBytesAsync(subject.File, filled);
            await RebuildAsync(subject, length * random.NextDouble());
            var survived = false;
            try
            {
                StringAssert.Matches(await DescribeAsync(subject), new($"^ok ({Before}|{After}) 100000 "));
                await subject.UpgradeAsync(After);
                Assert.AreEqual(expected, await DescribeAsync(subject));
                survived = true;
            }
            finally
            {
                Faults.Injected(Kind, survived);
            }
        }
    }

    [TestMethod]
    public async Task On_a_full_disk_it_is_a_coded_error_and_goes_on_when_there_is_room()
    {
        await using var subject = await FilledAsync();
        var before = await DescribeAsync(subject);
        using var host = Application.StartHost(subject.Provider.Name, subject.ConnectionString, After, (new FileInfo(subject.File).Length / 1024) + 1000);

        var (exit, output) = await Application.EndAsync(host);

        Assert.AreEqual(1, exit, output);
        StringAssert.Contains(output, DiagnosticCodes.StatementFailed);
        Assert.AreEqual(before, await DescribeAsync(subject));
        await subject.UpgradeAsync(After);
        StringAssert.StartsWith(await DescribeAsync(subject), $"ok {After} 100000 ");
    }

    private static async Task<SqliteSubject> FilledAsync()
    {
        var subject = new SqliteSubject();
        await subject.UpgradeAsync(Before);
        await ReadAsync(subject, "DELETE FROM book_a; WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) INSERT INTO book_a (id, author_id, title, price) SELECT i, (SELECT min(id) FROM author_a), 'Book ' || i, i FROM n");
        return subject;
    }

    /// <summary>Runs the revision that rebuilds the table, and kills it some time after it has begun to write.</summary>
    /// <returns>How long it wrote.</returns>
    private static async Task<TimeSpan> RebuildAsync(SqliteSubject subject, TimeSpan killAfter)
    {
        using var host = Application.StartHost(subject.Provider.Name, subject.ConnectionString, After);
        var end = Application.EndAsync(host);
        while (!File.Exists(subject.File + "-journal") && !end.IsCompleted)
        {
            await Task.Yield();
        }

        var start = Stopwatch.GetTimestamp();
        await Task.WhenAny(end, Task.Delay(killAfter));
        if (!end.IsCompleted)
        {
            host.Kill();
        }

        await end;
        return Stopwatch.GetElapsedTime(start);
    }

    private static Task<string> DescribeAsync(SqliteSubject subject) => ReadAsync(
        subject,
        """
        SELECT (SELECT * FROM pragma_integrity_check) || ' ' || (SELECT version_num FROM migrations_version) || ' ' || count(*) || ' ' || sum(id * price) || ' ' || sum(length(title))
            || ' ' || (SELECT group_concat(sql, ' ') FROM (SELECT sql FROM sqlite_schema WHERE tbl_name LIKE '%book_a%' ORDER BY type, name))
        FROM book_a
        """);

    private static async Task<string> ReadAsync(SqliteSubject subject, string sql)
    {
        await using var connection = new SqliteConnection(subject.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync() as string ?? "";
    }
}
