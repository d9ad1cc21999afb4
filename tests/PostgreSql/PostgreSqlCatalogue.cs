using Npgsql;

namespace Migrations.Build.Tests.PostgreSql;

/// <summary>What a database is, by catalogue-queries.sql, and the rows of its tables, as lines of text.</summary>
internal static class PostgreSqlCatalogue
{
    /// <summary>The catalogue and the rows; of the log only which revision went which way.</summary>
    public static async Task<string> OfAsync(TestDatabase database, Dictionary<string, string> queries)
    {
        await using var connection = await database.OpenAsync().ConfigureAwait(false);
        var lines = new List<string>();
        foreach (var (section, query) in queries)
        {
            lines.AddRange((await ReadAsync(connection, $"SELECT q::text FROM ({query}) AS q ORDER BY 1").ConfigureAwait(false)).Select(row => $"{section}: {row}"));
        }

        foreach (var table in await ReadAsync(connection, "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY 1").ConfigureAwait(false))
        {
            var rows = table.EndsWith("migrations_log", StringComparison.Ordinal)
                ? "SELECT direction || ' ' || revision || coalesce(part::text, '') FROM migrations_log ORDER BY id"
                : $"SELECT t::text FROM {table} t ORDER BY 1";
            lines.AddRange((await ReadAsync(connection, rows).ConfigureAwait(false)).Select(row => $"{table}: {row}"));
        }

        return string.Join('\n', lines);
    }

    private static async Task<List<string>> ReadAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        var rows = new List<string>();
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
