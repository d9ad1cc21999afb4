using Migrations.Build.Operations;

namespace Migrations.Build.Autogenerate;

/// <summary>Compares tables: those that come, those that go, and what changes within the others.</summary>
internal sealed class TableComparer(ComparisonContext context)
{
    public IEnumerable<MigrationOperation> Compare() =>
        context.Model.Tables.Values.Where(table => context.Database.Find(table.QualifiedName) is null).SelectMany(Added)
            .Concat(context.Database.Tables.Values
                .Where(table => context.Model.Find(table.QualifiedName) is null)
                .Select(table => new DropTable(table.QualifiedName)))
            .Concat(context.Model.Tables.Values.SelectMany(Changed));

    /// <summary>What makes a table with all it has.</summary>
    public static IEnumerable<MigrationOperation> Added(Table table) =>
        table.Indexes
            .Select(MigrationOperation (index) => new CreateIndex(table.QualifiedName, index))
            .Prepend(new CreateTable(table with { Elements = [.. table.Elements.Where(element => element is not TableIndex)] }))
            .Concat(NullableSerials.Of(table.QualifiedName, table.Columns));

    private IEnumerable<MigrationOperation> Changed(Table model)
    {
        if (context.Database.Find(model.QualifiedName) is not { } database)
        {
            return [];
        }

        return new ColumnComparer(context, database, model).Compare()
            .Concat(new ConstraintComparer(context, database, model).Compare())
            .Concat(new ForeignKeyComparer(context, database, model).Compare())
            .Concat(new IndexComparer(context, database, model).Compare())
            .Concat(Comment(database, model));
    }

    private IEnumerable<MigrationOperation> Comment(Table database, Table model) =>
        !context.Has(SchemaFeatures.Comments) || database.Comment == model.Comment
            ? []
            : [new SetTableComment(model.QualifiedName, model.Comment)];
}
