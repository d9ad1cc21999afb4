using Migrations.Build.Schema;

namespace Migrations.Build.Autogenerate;

/// <summary>Compares the indexes of a table that both sides have, with all that they say.</summary>
internal sealed class IndexComparer(ComparisonContext context, Table database, Table model)
{
    private readonly TableName _table = model.QualifiedName;

    public IEnumerable<MigrationOperation> Compare()
    {
        var matches = ElementMatches<TableIndex>.Of(database.Indexes, model.Indexes, index => index.Name, context.SameName, Same);
        var removed = matches.Removed.Concat(matches.Changed.Select(pair => pair.Database));
        return removed
            .OrderBy(index => index.Name!.Value.Text, StringComparer.Ordinal)
            .Select(MigrationOperation (index) => new DropIndex(index.Name!.Value.Text, _table))
            .Concat(matches.Changed.Select(pair => pair.Model).Concat(matches.Added)
                .Select(index => new CreateIndex(_table, index)));
    }

    /// <summary>Whether two parts order rows alike.</summary>
    public bool SamePart(IndexColumn found, IndexColumn wanted) =>
        SameValue(found, wanted)
        && found.Descending == wanted.Descending
        && SameCollation(found, wanted)
        && (!context.Has(SchemaFeatures.IndexOptions)
            || (Nulls(found) == Nulls(wanted) && found.OperatorClass == wanted.OperatorClass));

    /// <summary>An expression has the collation of a column that it speaks of, be it said or not.</summary>
    private bool SameCollation(IndexColumn found, IndexColumn wanted) =>
        context.SameName(Own(found), Own(wanted))
        || (wanted is { Expression: { } expression, Collation: null }
            && database.Columns.Any(column => column.Collation == found.Collation && SqlNames.Mentions(expression, column.Name)));

    /// <summary>What the part says beyond its column, as the column will be: PostgreSQL keeps no more. SQLite keeps the text.</summary>
    private string? Own(IndexColumn part) =>
        context.Has(SchemaFeatures.IndexOptions) && part.Name is { } name && part.Collation == model.FindColumn(name)?.Collation ? null : part.Collation;

    private bool Same(TableIndex found, TableIndex wanted) =>
        found.Unique == wanted.Unique
        && found.Columns.Count == wanted.Columns.Count
        && found.Columns.Zip(wanted.Columns).All(pair => SamePart(pair.First, pair.Second))
        && context.SameExpression(
            found.Where, wanted.Where is { } where ? new ExpressionQuestion(_table, ExpressionPlace.Condition, where) : null)
        && (!context.Has(SchemaFeatures.IndexOptions) || SameOptions(found, wanted));

    private static bool SameOptions(TableIndex found, TableIndex wanted) =>
        (found.Method ?? "btree") == (wanted.Method ?? "btree")
        && found.Include.Equals(wanted.Include)
        && found.NullsNotDistinct == wanted.NullsNotDistinct
        && found.StorageParameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
            .SequenceEqual(wanted.StorageParameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal));

    /// <summary>A column's name between quotes or as an expression is that column.</summary>
    private bool SameValue(IndexColumn found, IndexColumn wanted) => found.Name is not null && wanted.Name is not null
        ? context.SameName(found.Name, wanted.Name)
        : found.Name is null && wanted.Name is null
            && context.SameExpression(found.Expression, new ExpressionQuestion(_table, ExpressionPlace.Value, wanted.Expression!));

    /// <summary>Where NULLs stand when nothing is said: https://www.postgresql.org/docs/15/indexes-ordering.html.</summary>
    private static NullsOrder Nulls(IndexColumn part) =>
        part.Nulls != NullsOrder.Default ? part.Nulls : part.Descending ? NullsOrder.First : NullsOrder.Last;
}
