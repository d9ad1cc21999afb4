using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Migrations.Build.Reliability.Tests;

/// <summary>SQLite where the user of the process may not write: the folder, the file, or both. Root may write everywhere, so the host runs without that right.</summary>
[TestClass]
public sealed class ReadOnlyFolderTests
{
    [TestMethod]
    [DataRow("555", "666", "delete", "r05")]
    [DataRow("555", "444", "delete", "r05")]
    [DataRow("777", "444", "delete", "r05")]
    [DataRow("555", "666", "wal", "r05")]
    [DataRow("555", "444", "wal", "r05")]
    [DataRow("555", "", "", "")]
    [DataRow("000", "666", "delete", "r05")]
    public async Task What_may_not_be_written_is_a_coded_error_and_nothing_is_lost(string folderMode, string fileMode, string journal, string applied)
    {
        await using var subject = new SqliteSubject();
        if (applied.Length > 0)
        {
            await subject.UpgradeAsync(applied);
            await ExecuteAsync(subject, "PRAGMA journal_mode = " + journal);
            await RunAsync("chmod", fileMode, subject.File);
        }

        var folder = Path.GetDirectoryName(subject.File)!;
        await RunAsync("chmod", folderMode, folder);

        using var host = Application.StartHost(subject.Provider.Name, subject.ConnectionString, before: Application.WithoutRootsRights);
        var (exit, output) = await Application.EndAsync(host);

        Assert.AreEqual(1, exit, output);
        var error = Application.Errors(output).Single();
        StringAssert.Contains(error, "\"code\":\"MIG30");
        StringAssert.Contains(error, "the right to");
        Assert.IsFalse(error.Contains("   at ", StringComparison.Ordinal), error);
        await RunAsync("chmod", "777", folder);
        if (applied.Length > 0)
        {
            await RunAsync("chmod", "666", subject.File);
        }

        await subject.UpgradeAsync();
        StringAssert.Contains(await subject.DescribeAsync(), "\"migrations_version\": r30");
    }

    private static async Task ExecuteAsync(SqliteSubject subject, string sql)
    {
        await using var connection = new SqliteConnection(subject.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.AreEqual(0, process.ExitCode);
    }
}
