using Microsoft.Data.Sqlite;

namespace Migrations.Build.Reliability.Tests;

internal sealed class SqliteSubject : Subject
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
        lines.AddRange(await ReadAsync(connection, "SELECT direction || ' ' || revision || coalesce(part, '') FROM migrations_log ORDER BY id"));
        lines.AddRange(await ReadAsync(connection, "SELECT version_num FROM migrations_version"));
        foreach (var table in new[] { "author", "book" }.SelectMany(name => "abc", (name, cycle) => $"{name}_{cycle}"))
        {
            var columns = table.StartsWith("author", StringComparison.Ordinal) ? "name" : "author_id || ' ' || title || ' ' || price";
            lines.AddRange(await ReadAsync(connection, $"SELECT '{table} ' || id || ' ' || {columns} FROM {table} ORDER BY id"));
        }

        lines.AddRange(await ReadAsync(connection, "PRAGMA integrity_check"));
        lines.AddRange((await ReadAsync(connection, "PRAGMA foreign_key_check")).Select(row => "dangling: " + row));
        return string.Join('\n', lines);
    }

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
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
