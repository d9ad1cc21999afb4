namespace Migrations.Build.Law;

/// <summary>Tables whose own options no comparison changes, so that each name always has the same; their columns come and go.</summary>
internal sealed class RandomSpecialTables(Random random, bool isPostgreSql)
{
    public IEnumerable<Table> Next() => (isPostgreSql ? PostgreSql() : Sqlite()).Where(_ => random.Next(100) < 40).ToList();

    private IEnumerable<Table> PostgreSql()
    {
        yield return new Table("measured",
        [
            new Column("day", SqlType.Date) { Nullable = false },
            .. Columns(),
            .. Some(new PrimaryKeyConstraint(["day"]) { Name = "pk_measured" }),
            .. Some(new TableIndex("ix_measured_day", [IndexColumn.Of("day") with { Descending = random.Next(2) == 0 }])),
        ])
        {
            PostgreSql = new PostgreSqlTableOptions { PartitionBy = "RANGE (day)" },
        };
        yield return new Table("fast", [new Column("id", SqlType.Integer) { Nullable = false }, .. Columns(), .. Some(new UniqueConstraint(["id"]) { Name = "uq_fast" })])
        {
            PostgreSql = new PostgreSqlTableOptions { Unlogged = true, StorageParameters = [new StorageParameter("fillfactor", "70")] },
        };
    }

    private IEnumerable<Table> Sqlite()
    {
        yield return new Table("packed",
        [
            new Column("code", SqlType.Text) { Nullable = false },
            .. Columns(),
            new PrimaryKeyConstraint(["code"]) { Name = "pk_packed" },
            .. Some(new TableIndex("ix_packed", [IndexColumn.Of("code") with { Collation = "NOCASE" }]) { Where = "code <> ''" }),
        ])
        {
            Sqlite = new SqliteTableOptions { WithoutRowId = true, Strict = true },
        };
        yield return new Table("counted", [new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault }, .. Columns()])
        {
            Sqlite = new SqliteTableOptions { AutoIncrement = true },
        };
    }

    /// <summary>Types that a STRICT table takes as well.</summary>
    private IEnumerable<Column> Columns() =>
        from name in new[] { "first", "Second", "third" }
        where random.Next(2) == 0
        select new Column(name, random.Next(2) == 0 ? SqlType.Integer : SqlType.Text) { Nullable = random.Next(3) > 0 };

    private IEnumerable<TableElement> Some(TableElement element) => random.Next(2) == 0 ? [element] : [];
}
