using Npgsql;

namespace Migrations.Build.Tests.PostgreSql;

/// <summary>A database of the throwaway cluster, dropped at the end of its test.</summary>
internal sealed class TestDatabase(PostgreSqlServer server, string name) : IAsyncDisposable
{
    public string Name => name;

    public string ConnectionString => server.ConnectionString(name);

    public async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync().ConfigureAwait(false);
        return connection;
    }

    /// <summary>Runs statements; several may stand in one text.</summary>
    public Task ExecuteAsync(string sql) => server.ExecuteAsync(name, sql);

    /// <summary>Runs a file by the psql program.</summary>
    public Task PsqlAsync(string file) => server.PsqlAsync(name, file);

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = await OpenAsync().ConfigureAwait(false);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync().ConfigureAwait(false))!;
    }

    public async ValueTask DisposeAsync() =>
        await server.ExecuteAsync("postgres", $"DROP DATABASE {name} WITH (FORCE)").ConfigureAwait(false);
}
