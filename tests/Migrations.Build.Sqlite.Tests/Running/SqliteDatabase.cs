using Microsoft.Data.Sqlite;

namespace Migrations.Build.Sqlite.Tests.Running;

/// <summary>A database file of a test's own, in a folder of its own that goes with it.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    public SqliteDatabase() => Directory.CreateDirectory(Folder);

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"migrations-{Guid.NewGuid():N}");

    public string File => Path.Combine(Folder, "test.db");

    public string ConnectionString => $"Data Source={File};Pooling=False";

    public List<string> Query(string sql)
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.IsDBNull(0) ? "" : reader.GetString(0));
        }

        return rows;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
