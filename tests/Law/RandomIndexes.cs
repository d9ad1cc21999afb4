namespace Migrations.Build.Law;

/// <summary>Random indexes of a table.</summary>
internal sealed class RandomIndexes(Random random, bool isPostgreSql)
{
    public IEnumerable<TableIndex> Of(string table, List<Column> columns)
    {
        foreach (var column in columns.Where(column => RandomTypes.IsKeyable(column.Type) && random.Next(100) < 20))
        {
            yield return Index(table, column, columns);
        }

        if (isPostgreSql && columns.Find(column => column.Type.Kind is SqlTypeKind.Jsonb or SqlTypeKind.Array) is { } list && random.Next(2) == 0)
        {
            yield return new TableIndex($"ix_{table}_{list.Name}", [list.Name]) { Method = "gin" };
        }
    }

    private TableIndex Index(string table, Column column, List<Column> columns)
    {
        var isText = column.Type.Kind == SqlTypeKind.String;
        var second = columns.Find(other => other.Name != column.Name && RandomTypes.IsKeyable(other.Type));
        var part = random.Next(9) switch
        {
            0 when isText => IndexColumn.Sql($"lower(\"{column.Name}\")"),
            1 => IndexColumn.Of(column.Name) with { Descending = true },
            2 when isPostgreSql => IndexColumn.Of(column.Name) with { Nulls = NullsOrder.First },
            6 when isText => IndexColumn.Of(column.Name) with { Collation = isPostgreSql ? "C" : "NOCASE" },
            7 when isPostgreSql => IndexColumn.Of(column.Name) with { Descending = true, Nulls = NullsOrder.Last },
            8 when column.Type.Kind == SqlTypeKind.Integer => IndexColumn.Sql($"abs(\"{column.Name}\") + 1"),
            3 when isPostgreSql && isText => IndexColumn.Of(column.Name) with { OperatorClass = "varchar_pattern_ops" },
            _ => column.Name,
        };
        if (isPostgreSql && part.Name is not null && random.Next(8) == 0)
        {
            return random.Next(2) == 0
                ? new TableIndex($"ix_{table}_{column.Name}", [column.Name]) { Method = "hash" }
                : new TableIndex($"ix_{table}_{column.Name}", [column.Name]) { Method = "brin", StorageParameters = random.Next(2) == 0 ? [new StorageParameter("pages_per_range", "16")] : [] };
        }

        var isUnique = random.Next(4) == 0;
        return new TableIndex($"ix_{table}_{column.Name}", second is not null && random.Next(2) == 0 ? [part, second.Name] : [part])
        {
            Unique = isUnique,
            NullsNotDistinct = isPostgreSql && isUnique && random.Next(4) == 0,
            Where = random.Next(4) != 0 ? null : RandomTypes.IsWhole(column.Type) ? $"\"{column.Name}\" > 100" : $"\"{column.Name}\" is not null",
            Include = isPostgreSql && random.Next(6) == 0 && columns[0].Name != column.Name ? [columns[0].Name] : [],
            StorageParameters = isPostgreSql && random.Next(6) == 0 ? [new StorageParameter("fillfactor", "70")] : [],
        };
    }
}
