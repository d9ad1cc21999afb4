using Npgsql;

namespace Migrations.Build.Tests.PostgreSql;

/// <summary>What a database is, by catalogue-queries.sql, and the rows of its tables, as lines of text.</summary>
internal static class PostgreSqlCatalogue
{
    /// <summary>The catalogue and the rows; of the log only which revision went which way.</summary>
    /// <param name="database">The database.</param>
    /// <param name="queries">The queries of the catalogue, by section.</param>
    /// <param name="log">The table that has times in it, and the query of what else it has; null: the log table of this project.</param>
    public static async Task<string> OfAsync(TestDatabase database, Dictionary<string, string> queries, (string Table, string Rows)? log = null)
    {
        var (logTable, logRows) = log ?? ("migrations_log", "SELECT direction || ' ' || revision || coalesce(part::text, '') FROM migrations_log ORDER BY id");
        await using var connection = await database.OpenAsync().ConfigureAwait(false);
        var lines = new List<string>();
        foreach (var (section, query) in queries)
        {
            lines.AddRange((await ReadAsync(connection, $"SELECT q::text FROM ({query}) AS q ORDER BY 1").ConfigureAwait(false)).Select(row => $"{section}: {row}"));
        }

        foreach (var table in await ReadAsync(connection, "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY 1").ConfigureAwait(false))
        {
            var rows = table.EndsWith(logTable, StringComparison.Ordinal) ? logRows : $"SELECT t::text FROM {table} t ORDER BY 1";
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
