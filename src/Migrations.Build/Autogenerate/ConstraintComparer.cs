using Migrations.Build.Schema;

namespace Migrations.Build.Autogenerate;

/// <summary>Compares the primary key, uniques, checks and exclusions of a table that both sides have.</summary>
internal sealed class ConstraintComparer(ComparisonContext context, Table database, Table model)
{
    private readonly TableName _table = model.QualifiedName;

    public IEnumerable<MigrationOperation> Compare() =>
        PrimaryKey()
            .Concat(Changes<UniqueConstraint>(SameUnique))
            .Concat(Changes<CheckConstraint>(SameCheck))
            .Concat(Changes<ExcludeConstraint>(SameExclude));

    /// <summary>By columns alone: a key keeps the name it has.</summary>
    private IEnumerable<MigrationOperation> PrimaryKey()
    {
        var (found, wanted) = (database.PrimaryKey, model.PrimaryKey);
        if (SameKey(found, wanted))
        {
            yield break;
        }

        if (found is not null && (wanted is null || found.Name is not null))
        {
            yield return Removal.Of(context, _table, found);
        }

        if (wanted is not null)
        {
            yield return new AddConstraint(_table, wanted);
        }
    }

    private bool SameKey(PrimaryKeyConstraint? found, PrimaryKeyConstraint? wanted) =>
        found is null || wanted is null
            ? found is null && wanted is null
            : SameNames(found.Columns, wanted.Columns)
                && (!context.Has(SchemaFeatures.IndexOptions) || SameNames(found.Include, wanted.Include))
                && found.Deferrability == wanted.Deferrability;

    private IEnumerable<MigrationOperation> Changes<T>(Func<T, T, bool> same)
        where T : Constraint
    {
        var matches = ElementMatches<T>.Of(
            database.Constraints.OfType<T>(), model.Constraints.OfType<T>(), one => one.Name, context.SameName, same);
        var removed = matches.Removed.Concat(matches.Changed.Select(pair => pair.Database)).Where(MayGo);
        var added = matches.Changed.Select(pair => pair.Model).Concat(matches.Added);
        return removed.OrderBy(one => one.Name?.Text, StringComparer.Ordinal).Select(one => Removal.Of(context, _table, one))
            .Concat(added.Select(MigrationOperation (one) => new AddConstraint(_table, one)));
    }

    /// <summary>A check without a name may be anybody's: nothing tells that the model once had it.</summary>
    private static bool MayGo(Constraint constraint) => constraint is not CheckConstraint || constraint.Name is not null;

    private bool SameUnique(UniqueConstraint found, UniqueConstraint wanted) =>
        (SameNames(found.Columns, wanted.Columns) || (wanted.Name is null && SameSet(found.Columns, wanted.Columns)))
        && found.Deferrability == wanted.Deferrability
        && (!context.Has(SchemaFeatures.IndexOptions)
            || (SameNames(found.Include, wanted.Include) && found.NullsNotDistinct == wanted.NullsNotDistinct));

    private bool SameCheck(CheckConstraint found, CheckConstraint wanted) =>
        found.NoInherit == wanted.NoInherit
        && context.SameExpression(found.Condition, new ExpressionQuestion(_table, ExpressionPlace.Condition, wanted.Condition));

    private bool SameExclude(ExcludeConstraint found, ExcludeConstraint wanted) =>
        !context.Has(SchemaFeatures.IndexOptions)
        || ((found.Method ?? "gist") == (wanted.Method ?? "gist")
            && found.Deferrability == wanted.Deferrability
            && found.Elements.Count == wanted.Elements.Count
            && found.Elements.Zip(wanted.Elements).All(pair =>
                pair.First.Operator == pair.Second.Operator
                && new IndexComparer(context, database, model).SamePart(pair.First.Column, pair.Second.Column))
            && context.SameExpression(
                found.Where, wanted.Where is { } where ? new ExpressionQuestion(_table, ExpressionPlace.Condition, where) : null));

    private bool SameNames(ValueList<string> found, ValueList<string> wanted) =>
        found.Count == wanted.Count && found.Zip(wanted).All(pair => context.SameName(pair.First, pair.Second));

    private bool SameSet(ValueList<string> found, ValueList<string> wanted) =>
        found.Count == wanted.Count && found.All(name => wanted.Any(other => context.SameName(name, other)));
}
