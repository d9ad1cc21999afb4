using System.Globalization;
using Migrations.Build.Introspection;
using Npgsql;

namespace Migrations.Build.PostgreSql.Introspection;

/// <summary>Reads all schemas, and verbatim what the vocabulary cannot say.</summary>
internal sealed class WholeDatabaseReader(NpgsqlConnection connection)
{
    public async Task<WholeDatabase> ReadAsync(CancellationToken cancellationToken)
    {
        var schemas = await RowsAsync(VerbatimQueries.Schemas, row => Text(row, 0), cancellationToken).ConfigureAwait(false);
        var scope = new IntrospectionScope { Schemas = schemas.Contains(item: null) ? schemas : [null, .. schemas] };
        var schema = await PostgreSqlIntrospector.Instance.ReadAsync(connection, scope, cancellationToken).ConfigureAwait(false);
        var owners = (await RowsAsync(VerbatimQueries.Owners, Pair, cancellationToken).ConfigureAwait(false))
            .GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(pairs => pairs.Key, pairs => pairs.First().Needs, StringComparer.Ordinal);
        var needs = (await RowsAsync(VerbatimQueries.Needs, Pair, cancellationToken).ConfigureAwait(false))
            .ConvertAll(pair => (Whole(pair.Key), Whole(pair.Needs)));
        var objects = new List<CatalogueObject>();
        foreach (var query in VerbatimQueries.Objects(connection.PostgreSqlVersion.Major))
        {
            foreach (var (one, need) in await RowsAsync(query, Object, cancellationToken).ConfigureAwait(false))
            {
                if (IsNeeded(one, schema))
                {
                    objects.Add(one);
                    needs.Add((one.Key, Whole(need)));
                }
            }
        }

        return new WholeDatabase(schema, objects, needs)
        {
            // As in the server's own dumps: bodies may name what comes later.
            Preamble = objects.Any(one => one.Kind is "function" or "procedure") ? "SET LOCAL check_function_bodies = false" : null,
            LeftOut = await RowsAsync(VerbatimQueries.LeftOut, row => row.GetString(0), cancellationToken).ConfigureAwait(false),
        };

        string Whole(string key)
        {
            for (var depth = 0; depth < 4 && owners.TryGetValue(key, out var owner); depth++)
            {
                key = owner;
            }

            return key;
        }
    }

    /// <summary>A sequence that its column makes has its owner by that; one of the vocabulary's own must be told.</summary>
    private static bool IsNeeded(CatalogueObject one, DatabaseSchema schema) => one.Kind switch
    {
        "owner of a sequence" => schema.Sequences.Keys.Any(name => name.Name == one.Name.Name),
        "name of a sequence" => schema.Sequences.Keys.All(name => name.Name != one.Name.Name),
        _ => true,
    };

    private static (CatalogueObject Object, string Needs) Object(NpgsqlDataReader row) => (
        new CatalogueObject(Key(row, 0), row.GetString(2), new TableName(row.GetString(5), Text(row, 4)), Text(row, 6))
        {
            Phase = row.GetInt32(3),
            IsListed = row.GetBoolean(7),
        },
        Key(row, 8));

    private static (string Key, string Needs) Pair(NpgsqlDataReader row) => (Key(row, 0), Key(row, 2));

    private static string Key(NpgsqlDataReader row, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.GetInt64(column)}:{row.GetInt64(column + 1)}");

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private async Task<List<T>> RowsAsync<T>(string query, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(query, connection);
        await using var disposal = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var readerDisposal = reader.ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
