namespace Migrations.Build.Autogenerate;

/// <summary>Compares foreign keys by what they say; a name alone is no difference.</summary>
internal sealed class ForeignKeyComparer(ComparisonContext context, Table database, Table model)
{
    private readonly TableName _table = model.QualifiedName;

    public IEnumerable<MigrationOperation> Compare()
    {
        var matches = ElementMatches<ForeignKeyConstraint>.Of(
            database.Constraints.OfType<ForeignKeyConstraint>(),
            model.Constraints.OfType<ForeignKeyConstraint>(),
            _ => null,
            context.SameName,
            Same);
        return matches.Removed
            .OrderBy(key => key.Name?.Text, StringComparer.Ordinal)
            .Select(key => Removal.Of(context, _table, key))
            .Concat(matches.Added.Select(MigrationOperation (key) => new AddConstraint(_table, key)));
    }

    /// <summary>The columns that a foreign key refers to, be they said or not.</summary>
    public static ValueList<string> ReferredColumns(ForeignKeyConstraint key, DatabaseSchema schema) =>
        key.ReferredColumns.Count > 0 ? key.ReferredColumns : schema.Find(key.ReferredTable)?.PrimaryKey?.Columns ?? [];

    private bool Same(ForeignKeyConstraint found, ForeignKeyConstraint wanted) =>
        SameNames(found.Columns, wanted.Columns)
        && context.SameName(found.ReferredTable.Schema, wanted.ReferredTable.Schema)
        && context.SameName(found.ReferredTable.Name, wanted.ReferredTable.Name)
        && SameNames(ReferredColumns(found, context.Database), ReferredColumns(wanted, context.Model))
        && found.OnDelete == wanted.OnDelete
        && found.OnUpdate == wanted.OnUpdate
        && found.Deferrability == wanted.Deferrability
        && found.Match is ForeignKeyMatch.Full == wanted.Match is ForeignKeyMatch.Full;

    private bool SameNames(ValueList<string> found, ValueList<string> wanted) =>
        found.Count == wanted.Count && found.Zip(wanted).All(pair => context.SameName(pair.First, pair.Second));
}
