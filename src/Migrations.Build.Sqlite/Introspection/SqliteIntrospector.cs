using System.Data.Common;
using System.Globalization;
using System.Text;
using Migrations.Build.Introspection;

namespace Migrations.Build.Sqlite.Introspection;

/// <summary>Reads a SQLite database by the DDL that it stores: the one place that knows everything, in every version.</summary>
internal sealed class SqliteIntrospector : IIntrospector
{
    private const string Objects =
        """
        SELECT type, name, tbl_name, sql
        FROM sqlite_master
        WHERE sql IS NOT NULL AND type IN ('table', 'index', 'trigger')
        """;

    private const string AllObjects =
        """
        SELECT type, name, tbl_name, sql
        FROM sqlite_master
        WHERE sql IS NOT NULL
        ORDER BY rowid
        """;

    private const string OfTables = " AND lower(tbl_name) IN (SELECT lower(value) FROM json_each($tables))";

    /// <summary>Tables that belong to a virtual one (full-text search); SQLite 3.37 and later tell them apart.</summary>
    private const string Shadows =
        """
        SELECT name
        FROM pragma_table_list
        WHERE schema = 'main' AND type = 'shadow'
        """;

    private static readonly Version ListsTables = new(3, 37);

    public async Task<DatabaseSchema> ReadAsync(
        DbConnection connection, IntrospectionScope scope, CancellationToken cancellationToken)
    {
        if (!scope.Schemas.Contains(value: null))
        {
            return DatabaseSchema.Empty;
        }

        var rows = await ReadObjectsAsync(connection, scope, cancellationToken).ConfigureAwait(false);
        if (rows.Count == 0)
        {
            return DatabaseSchema.Empty;
        }

        var hidden = await ReadShadowsAsync(connection, cancellationToken).ConfigureAwait(false);
        return Assemble(rows, hidden);
    }

    public async Task<WholeDatabase> ReadWholeAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var schema = await ReadAsync(connection, IntrospectionScope.DefaultSchema, cancellationToken).ConfigureAwait(false);
        var shadows = await ReadShadowsAsync(connection, cancellationToken).ConfigureAwait(false);
        var rows = (await ReadRowsAsync(connection, AllObjects, tables: null, cancellationToken).ConfigureAwait(false))
            .Where(row => !row.IsInternal && !shadows.Contains(row.Name))
            .ToList();
        var relations = rows.Where(row => row.Type is "table" or "view").ToDictionary(row => row.Name, VerbatimText.Key, StringComparer.OrdinalIgnoreCase);
        return new WholeDatabase(
            schema,
            [.. rows.Select(row => VerbatimText.Of(row, schema.Find(new TableName(row.Name))))],
            [.. rows.Where(row => row.Type == "trigger").Select(row => (VerbatimText.Key(row), relations[row.Table]))]);
    }

    private static DatabaseSchema Assemble(List<StoredObject> rows, HashSet<string> hidden)
    {
        var belongings = rows.Where(row => row.Type != "table").ToLookup(row => row.Table, StringComparer.OrdinalIgnoreCase);
        var tables = DatabaseSchema.Empty.Tables.ToBuilder();
        foreach (var row in rows)
        {
            if (row.Type != "table" || row.IsInternal || row.IsVirtual || hidden.Contains(row.Name))
            {
                continue;
            }

            var table = TableText.Read(row.Name, row.Sql);
            var indexes = belongings[row.Name].Where(one => one.Type == "index").Select(one => IndexText.Read(one.Name, one.Sql));
            string[] triggers = [.. belongings[row.Name].Where(one => one.Type == "trigger").Select(one => one.Sql)];
            table = table with
            {
                Elements = [.. table.Elements, .. indexes.OrderBy(index => index.Name!.Value.Text, StringComparer.Ordinal)],
                Triggers = new(triggers.Length == 0 ? null : triggers),
            };
            tables.Add(table.QualifiedName, table);
        }

        return DatabaseSchema.Empty with { Tables = tables.ToImmutable() };
    }

    private static Task<List<StoredObject>> ReadObjectsAsync(
        DbConnection connection, IntrospectionScope scope, CancellationToken cancellationToken) =>
        ReadRowsAsync(connection, Objects, scope.Tables, cancellationToken);

    private static async Task<List<StoredObject>> ReadRowsAsync(
        DbConnection connection, string query, IReadOnlySet<TableName>? tables, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = query;
            if (tables is not null)
            {
                command.CommandText += OfTables;
                var parameter = command.CreateParameter();
                parameter.ParameterName = "$tables";
                parameter.Value = Json(tables);
                command.Parameters.Add(parameter);
            }

            var rows = new List<StoredObject>();
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    rows.Add(new StoredObject(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)));
                }
            }

            return rows;
        }
    }

    private static async Task<HashSet<string>> ReadShadowsAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (!Version.TryParse(connection.ServerVersion, out var version) || version < ListsTables)
        {
            return names;
        }

        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = Shadows;
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    names.Add(reader.GetString(0));
                }
            }
        }

        return names;
    }

    /// <summary>
    /// Written by hand: the serializer's reflection would not survive trimming, and to load it takes longer than most runs.
    /// </summary>
    private static string Json(IReadOnlySet<TableName> tables)
    {
        var json = new StringBuilder("[");
        foreach (var table in tables)
        {
            if (table.Schema is not null)
            {
                continue;
            }

            json.Append(json.Length == 1 ? "\"" : ",\"");
            foreach (var character in table.Name)
            {
                if (character is '"' or '\\' || char.IsControl(character))
                {
                    json.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                }
                else
                {
                    json.Append(character);
                }
            }

            json.Append('"');
        }

        return json.Append(']').ToString();
    }
}
