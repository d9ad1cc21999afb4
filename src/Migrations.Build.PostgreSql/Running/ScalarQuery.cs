using Npgsql;

namespace Migrations.Build.PostgreSql.Running;

internal static class ScalarQuery
{
    /// <summary>What a query of one value says; the default of its type: no row, or NULL.</summary>
    public static async Task<T?> ScalarAsync<T>(this NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using var disposal = command.ConfigureAwait(false);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is T value ? value : default;
    }
}
