using System.Collections;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Migrations.Build.EntityFrameworkCore.Reading;

/// <summary>Reads indexes.</summary>
internal sealed class IndexReader(ModelContext context)
{
    public TableIndex Read(CreateIndexOperation index)
    {
        var method = index["Npgsql:IndexMethod"] as string;
        return new TableIndex(ObjectName.Final(index.Name), Columns(index, method), file: "", line: 0)
        {
            Unique = index.IsUnique,
            Where = index.Filter,
            Method = string.IsNullOrEmpty(method) ? null : method,
            Include = index["Npgsql:IndexInclude"] is string[] include ? [.. include] : [],
            NullsNotDistinct = index["Npgsql:NullsDistinct"] is false,
            StorageParameters = TableReader.StorageParameters(index),
        };
    }

    private ValueList<IndexColumn> Columns(CreateIndexOperation index, string? method)
    {
        if (index["Npgsql:TsVectorConfig"] is string configuration)
        {
            return [IndexColumn.Sql(TextSearch.Vector(configuration, index.Columns, context.Name(index.Table, index.Schema), context))];
        }

        // Only a btree sorts; EF Core leaves the words out of other indexes.
        var sorts = method is null or "" or "btree";
        return
        [
            .. index.Columns.Select((name, place) => IndexColumn.Of(name) with
            {
                Descending = sorts && index.IsDescending is { } descending && (descending.Length == 0 || descending[place]),
                Nulls = sorts ? Nulls(At(index["Npgsql:IndexNullSortOrder"], place)) : NullsOrder.Default,
                Collation = At(index["Relational:Collation"], place),
                OperatorClass = At(index["Npgsql:IndexOperators"], place),
            }),
        ];
    }

    private static NullsOrder Nulls(string? word) => word switch
    {
        "NullsFirst" => NullsOrder.First,
        "NullsLast" => NullsOrder.Last,
        _ => NullsOrder.Default,
    };

    private static string? At(object? list, int place) =>
        list is IList words && place < words.Count && $"{words[place]}" is { Length: > 0 } word ? word : null;
}
