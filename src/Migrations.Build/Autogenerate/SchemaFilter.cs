using System.Collections.Immutable;

namespace Migrations.Build.Autogenerate;

/// <summary>Takes away from both sides what the environment does not want compared.</summary>
internal sealed class SchemaFilter
{
    private readonly ComparisonOptions _options;

    private SchemaFilter(ComparisonOptions options) => _options = options;

    /// <summary>What is left of the database and of the model.</summary>
    public static (DatabaseSchema Database, DatabaseSchema Model) Apply(
        DatabaseSchema database, DatabaseSchema model, ComparisonOptions options)
    {
        if (ReferenceEquals(options.IncludeName, ComparisonOptions.Default.IncludeName)
            && ReferenceEquals(options.IncludeObject, ComparisonOptions.Default.IncludeObject))
        {
            return (database, model);
        }

        var filter = new SchemaFilter(options);
        var named = filter.Named(database);
        var (left, right) = (named, model);
        foreach (var name in named.Tables.Keys.Union(model.Tables.Keys))
        {
            var (found, wanted) = filter.Tables(named.Find(name), model.Find(name));
            left = found is null ? left.Without(name) : left.With(found);
            right = wanted is null ? right.Without(name) : right.With(wanted);
        }

        return (
            left with
            {
                Enums = filter.Objects(named.Enums, model.Enums, SchemaObjectKind.EnumType, isReflected: true),
                Sequences = filter.Objects(named.Sequences, model.Sequences, SchemaObjectKind.Sequence, isReflected: true),
            },
            right with
            {
                Enums = filter.Objects(model.Enums, named.Enums, SchemaObjectKind.EnumType, isReflected: false),
                Sequences = filter.Objects(model.Sequences, named.Sequences, SchemaObjectKind.Sequence, isReflected: false),
            });
    }

    private static SchemaObjectKind? KindOf(TableElement element) => element switch
    {
        Column => SchemaObjectKind.Column,
        TableIndex => SchemaObjectKind.Index,
        UniqueConstraint => SchemaObjectKind.UniqueConstraint,
        ForeignKeyConstraint => SchemaObjectKind.ForeignKey,
        CheckConstraint => SchemaObjectKind.CheckConstraint,
        ExcludeConstraint => SchemaObjectKind.ExcludeConstraint,
        _ => null,
    };

    private static string? NameOf(TableElement element) => element switch
    {
        Column column => column.Name,
        TableIndex index => index.Name?.Text,
        Constraint constraint => constraint.Name?.Text,
        _ => null,
    };

    private DatabaseSchema Named(DatabaseSchema database)
    {
        var schemas = database.Tables.Keys.Select(name => name.Schema).Distinct()
            .ToDictionary(name => name ?? "", name => _options.IncludeName(new SchemaObjectName(SchemaObjectKind.Schema, name) { Schema = name }), StringComparer.Ordinal);
        foreach (var table in database.Tables.Values)
        {
            var name = new SchemaObjectName(SchemaObjectKind.Table, table.Name) { Schema = table.Schema };
            database = schemas[table.Schema ?? ""] && _options.IncludeName(name)
                ? database.With(table with { Elements = [.. table.Elements.Where(element => IsNamed(table, element))] })
                : database.Without(table.QualifiedName);
        }

        return database with
        {
            Enums = Included(database.Enums, SchemaObjectKind.EnumType),
            Sequences = Included(database.Sequences, SchemaObjectKind.Sequence),
        };
    }

    private bool IsNamed(Table table, TableElement element) =>
        KindOf(element) is not { } kind
        || _options.IncludeName(new SchemaObjectName(kind, NameOf(element), table.QualifiedName) { Schema = table.Schema });

    private ImmutableSortedDictionary<TableName, T> Included<T>(ImmutableSortedDictionary<TableName, T> objects, SchemaObjectKind kind) =>
        objects.RemoveRange(objects.Keys.Where(name => !_options.IncludeName(new SchemaObjectName(kind, name.Name) { Schema = name.Schema })));

    private ImmutableSortedDictionary<TableName, T> Objects<T>(
        ImmutableSortedDictionary<TableName, T> own, ImmutableSortedDictionary<TableName, T> other, SchemaObjectKind kind, bool isReflected) =>
        own.RemoveRange(own.Keys.Where(name => !_options.IncludeObject(new SchemaObject(kind, name.Name, Table: null)
        {
            Schema = name.Schema,
            IsInBoth = other.ContainsKey(name),
            IsReflected = isReflected && !other.ContainsKey(name),
        })));

    /// <summary>One answer counts for both sides: the model's object is shown where both have one.</summary>
    private (Table? Found, Table? Wanted) Tables(Table? found, Table? wanted)
    {
        var shown = wanted ?? found!;
        var isIncluded = _options.IncludeObject(new SchemaObject(SchemaObjectKind.Table, shown.Name, shown)
        {
            Schema = shown.Schema,
            IsReflected = wanted is null,
            IsInBoth = found is not null && wanted is not null,
        });
        return !isIncluded ? (null, null)
            : found is null || wanted is null ? (found, wanted)
            : (Elements(found, wanted, isReflected: true), Elements(wanted, found, isReflected: false));
    }

    private Table Elements(Table own, Table other, bool isReflected) => own with
    {
        Elements = [.. own.Elements.Where(element => IsIncluded(own, element, other, isReflected))],
    };

    private bool IsIncluded(Table own, TableElement element, Table other, bool isReflected)
    {
        if (KindOf(element) is not { } kind)
        {
            return true;
        }

        var name = NameOf(element);
        var counterpart = name is null ? null : other.Elements.FirstOrDefault(one => KindOf(one) == kind && NameOf(one) == name);
        var (table, shown) = isReflected && counterpart is not null ? (other, counterpart) : (own, element);
        return _options.IncludeObject(new SchemaObject(kind, name, table)
        {
            Schema = table.Schema,
            Element = shown,
            IsReflected = isReflected && counterpart is null,
            IsInBoth = counterpart is not null,
        });
    }
}
