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
        var objects = new List<(CatalogueObject Object, string Needs)>();
        foreach (var query in VerbatimQueries.Objects(connection.PostgreSqlVersion.Major))
        {
            objects.AddRange((await RowsAsync(query, Object, cancellationToken).ConfigureAwait(false)).Where(one => IsNeeded(one.Object, schema)));
        }

        var owners = await OwnersAsync(cancellationToken).ConfigureAwait(false);
        var needs = await RowsAsync(VerbatimQueries.Needs, Pair, cancellationToken).ConfigureAwait(false);
        var own = await SequenceOwnersAsync([.. objects.Select(one => one.Object)], schema, owners, cancellationToken).ConfigureAwait(false);
        List<(string Key, string Needs)> ordered =
        [
            .. needs.Select(pair => (Key: Whole(pair.Key), Needs: Whole(pair.Needs))).Where(pair => !own.Contains(pair)),
            .. objects.Select(one => (one.Object.Key, Whole(one.Needs))),
        ];
        return new WholeDatabase(schema, [.. objects.Select(one => one.Object)], ordered)
        {
            // As in the server's own dumps: bodies may name what comes later.
            Preamble = objects.Any(one => one.Object.Kind is "function" or "procedure") ? "SET LOCAL check_function_bodies = false" : null,
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

    private async Task<Dictionary<string, string>> OwnersAsync(CancellationToken cancellationToken) =>
        (await RowsAsync(VerbatimQueries.Owners, Pair, cancellationToken).ConfigureAwait(false))
            .GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(pairs => pairs.Key, pairs => pairs.First().Needs, StringComparer.Ordinal);

    /// <summary>
    /// A sequence that its column makes is part of the table; one that gets another name then comes behind the table; one
    /// that stands alone comes before it and gets its owner later. What the catalogue says against that does not count.
    /// </summary>
    private async Task<HashSet<(string Key, string Needs)>> SequenceOwnersAsync(
        IReadOnlyList<CatalogueObject> objects, DatabaseSchema schema, Dictionary<string, string> owners, CancellationToken cancellationToken)
    {
        var alone = objects.Where(one => one.Kind == "sequence" && schema.Sequences.ContainsKey(one.Name)).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var renamed = objects.Where(one => one.Kind == "name of a sequence").Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var reversed = new HashSet<(string Key, string Needs)>();
        foreach (var (sequence, table) in await RowsAsync(VerbatimQueries.SequenceOwners, Pair, cancellationToken).ConfigureAwait(false))
        {
            if (alone.Contains(sequence))
            {
                reversed.Add((sequence, table));
            }
            else if (renamed.Contains(sequence))
            {
                reversed.Add((table, sequence));
            }
            else
            {
                owners.TryAdd(sequence, table);
            }
        }

        return reversed;
    }

    /// <summary>A sequence that its column makes has its owner by that; one of the vocabulary's own must be told.</summary>
    private static bool IsNeeded(CatalogueObject one, DatabaseSchema schema) => one.Kind switch
    {
        "owner of a sequence" => schema.Sequences.Keys.Any(name => name.Name == one.Name.Name),
        "name of a sequence" or "type of a sequence" => schema.Sequences.Keys.All(name => name.Name != one.Name.Name),
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
