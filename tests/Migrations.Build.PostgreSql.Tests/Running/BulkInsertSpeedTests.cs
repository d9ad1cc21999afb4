using System.Diagnostics;
using System.Globalization;
using Migrations.Build.Tests.PostgreSql;
using Npgsql;

namespace Migrations.Build.PostgreSql.Tests.Running;

[TestClass]
[DoNotParallelize]
public sealed class BulkInsertSpeedTests
{
    private const int Count = 100_000;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task A_hundred_thousand_rows_go_at_the_pace_of_a_copy()
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (id integer, name text, at timestamptz)");
        await using var session = await TestSession.OpenAsync(database.ConnectionString);
        var at = new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        var (copy, ours) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < 3; round++)
        {
            var start = Stopwatch.GetTimestamp();
            CopyAlone((NpgsqlConnection)session.Connection, at);
            copy = Min(copy, Stopwatch.GetElapsedTime(start));
            start = Stopwatch.GetTimestamp();
            var rows = Enumerable.Range(0, Count).Select(i => new object?[] { i, $"name {i.ToString(CultureInfo.InvariantCulture)}", at });
            await session.ExecuteAsync(
                PostgreSqlProvider.Instance.Dialect.Compile([new BulkInsert("t", ["id", "name", "at"], rows)], DatabaseSchema.Empty), commit: true, TestContext.CancellationToken);
            ours = Min(ours, Stopwatch.GetElapsedTime(start));
        }

        TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{session.Description}: binary COPY {copy.TotalMilliseconds:0} ms, BulkInsert {ours.TotalMilliseconds:0} ms: {ours / copy:0.00}"));
        Assert.AreEqual(6L * Count, await database.ScalarAsync<long>("SELECT count(*) FROM t"));
        Assert.IsTrue(ours < (copy * 3) + TimeSpan.FromMilliseconds(200), string.Create(CultureInfo.InvariantCulture, $"BulkInsert {ours}, COPY {copy}."));
    }

    /// <summary>The fastest that a program can do by itself: synchronous, for each awaited value costs.</summary>
#pragma warning disable CA1849, MA0042, MA0045
    private static void CopyAlone(NpgsqlConnection connection, DateTime at)
    {
        using var writer = connection.BeginBinaryImport("COPY t FROM STDIN (FORMAT binary)");
        for (var i = 0; i < Count; i++)
        {
            writer.StartRow();
            writer.Write(i);
            writer.Write($"name {i.ToString(CultureInfo.InvariantCulture)}");
            writer.Write(at);
        }

        writer.Complete();
    }
#pragma warning restore CA1849, MA0042, MA0045

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
