using Microsoft.Data.Sqlite;

namespace Migrations.Build.Reliability.Tests;

internal sealed class SqliteSubject(Tool? tool = null) : Subject(tool ?? Tool.MigrationsBuild)
{
    private readonly string _folder = Directory.CreateTempSubdirectory("migrations-build-reliability-").FullName;

    public string File => Path.Combine(_folder, "app.db");

    public override MigrationProvider Provider => SqliteProvider.Instance;

    public override string ConnectionString => $"Data Source={File};Pooling=False";

    public override async Task<string> DescribeAsync()
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        var lines = new List<string>(await ReadAsync(connection, "SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name"));
        foreach (var table in await ReadAsync(connection, "SELECT '\"' || name || '\"' FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"))
        {
            var rows = await ReadAsync(connection, table.Trim('"') == Tool.LogTable.Trim('"') ? Tool.Log : $"SELECT * FROM {table} ORDER BY 1");
            lines.AddRange(rows.Select(row => $"{table}: {row}"));
        }

        lines.AddRange(await ReadAsync(connection, "PRAGMA integrity_check"));
        lines.AddRange((await ReadAsync(connection, "PRAGMA foreign_key_check")).Select(row => "dangling: " + row));
        return string.Join('\n', lines);
    }

    public override Task<bool> HasBegunAsync() => Task.FromResult(new FileInfo(File) is { Exists: true, Length: > 0 });

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<List<string>> ReadAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        }

        return rows;
    }
}
