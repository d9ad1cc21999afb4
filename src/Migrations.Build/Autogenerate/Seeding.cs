namespace Migrations.Build.Autogenerate;

/// <summary>The rows of tables that come.</summary>
internal static class Seeding
{
    /// <summary>What fills the new tables, in the order of the model; nothing undoes it, since the tables go.</summary>
    /// <param name="operations">The operations that make them.</param>
    public static IEnumerable<MigrationOperation> Of(ValueList<MigrationOperation> operations, ComparisonContext context)
    {
        var made = operations.OfType<CreateTable>().ToDictionary(create => create.Table.QualifiedName, create => create.Table);
        var seeds = context.Options.Seeds.Where(seed => made.ContainsKey(seed.Table)).ToList();
        var counts =
            from seed in seeds
            from column in made[seed.Table].Columns
            where seed.Columns.Contains(column.Name) && (column.Identity is not null || column.Type.IsSerial)
            select context.Rules.CountOn(seed.Table, column);
        return seeds
            .Select(MigrationOperation (seed) => new BulkInsert(seed.Table, seed.Columns, seed.Rows))
            .Concat(counts.OfType<string>().Distinct(StringComparer.Ordinal).Select(text => new ExecuteSql(text)));
    }
}
