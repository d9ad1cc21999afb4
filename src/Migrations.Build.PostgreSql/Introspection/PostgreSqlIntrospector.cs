using System.Collections.Immutable;
using System.Data.Common;
using Migrations.Build.Introspection;
using Migrations.Build.Schema;
using Npgsql;
using NpgsqlTypes;

namespace Migrations.Build.PostgreSql.Introspection;

/// <summary>Reads the catalogues in one round trip.</summary>
internal sealed class PostgreSqlIntrospector : IIntrospector
{
    private PostgreSqlIntrospector()
    {
    }

    public static PostgreSqlIntrospector Instance { get; } = new();

    public async Task<DatabaseSchema> ReadAsync(
        DbConnection connection, IntrospectionScope scope, CancellationToken cancellationToken)
    {
        var npgsql = (NpgsqlConnection)connection;
        var version = npgsql.PostgreSqlVersion.Major;
        var batch = new NpgsqlBatch(npgsql);
        await using var disposal = batch.ConfigureAwait(false);
        string[] queries =
        [
            CatalogueQueries.Database,
            CatalogueQueries.Enums,
            CatalogueQueries.Sequences,
            CatalogueQueries.Tables,
            CatalogueQueries.Columns,
            CatalogueQueries.Indexes(version),
            CatalogueQueries.Constraints(version),
        ];
        foreach (var query in queries)
        {
            batch.BatchCommands.Add(Command(query, scope));
        }

        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var readerDisposal = reader.ConfigureAwait(false);
        var catalogue = new Catalogue(scope);
        foreach (var read in catalogue.Readers)
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                read(reader);
            }

            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        }

        return catalogue.Build();
    }

    public Task<WholeDatabase> ReadWholeAsync(DbConnection connection, CancellationToken cancellationToken) =>
        new WholeDatabaseReader((NpgsqlConnection)connection).ReadAsync(cancellationToken);

    public Task<IReadOnlyList<string?>> SpellAsync(
        DbConnection connection,
        DatabaseSchema model,
        IReadOnlyList<ExpressionQuestion> questions,
        CancellationToken cancellationToken) =>
        new ExpressionSpeller((NpgsqlConnection)connection, model).SpellAsync(questions, cancellationToken);

    private static NpgsqlBatchCommand Command(string query, IntrospectionScope scope)
    {
        var command = new NpgsqlBatchCommand(query);
        var parameters = Parameters(scope);
        var used = query.Contains("$3", StringComparison.Ordinal) ? 3 : query.Contains("$1", StringComparison.Ordinal) ? 1 : 0;
        foreach (var parameter in parameters.Take(used))
        {
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, Value = (object?)parameter ?? DBNull.Value });
        }

        return command;
    }

    private static ImmutableArray<string?[]?> Parameters(IntrospectionScope scope) =>
    [
        [.. scope.Schemas.Concat(scope.Tables?.Select(table => table.Schema) ?? []).Distinct()],
        scope.Tables is null ? null : [.. scope.Tables.Select(table => table.Schema)],
        scope.Tables is null ? null : [.. scope.Tables.Select(table => table.Name)],
    ];
}
