using Migrations.Build.Schema;

namespace Migrations.Build.Autogenerate;

/// <summary>Operations that no difference asks for, but that the others cannot do without.</summary>
internal static class Means
{
    /// <summary>What was found, with what it needs.</summary>
    public static IEnumerable<MigrationOperation> With(ComparisonContext context, IReadOnlyList<MigrationOperation> found) =>
        found.Select(operation => WithoutIdentity(context.Rules, operation))
            .SelectMany(operation => operation is AlterColumn alter ? TypeChange(context, alter) : [operation])
            .Concat(ComputedColumns(context, found));

    /// <summary>A computed column steps aside while what it is computed from goes or gets another type.</summary>
    private static IEnumerable<MigrationOperation> ComputedColumns(ComparisonContext context, IReadOnlyList<MigrationOperation> found)
    {
        foreach (var sources in found.Where(operation => ChangesSource(context, operation)).GroupBy(operation => TableOf.Operation(operation)!))
        {
            var (database, model) = (context.Database.Find(sources.Key)!, context.Model.Find(sources.Key)!);
            var gone = found.OfType<DropColumn>().Where(drop => sources.Key.Equals(drop.Table)).Select(drop => drop.Column).ToHashSet(StringComparer.Ordinal);
            foreach (var column in database.Columns.Where(column => column.Computed is not null && !gone.Contains(column.Name)))
            {
                if (model.FindColumn(column.Name) is { } wanted && sources.Any(source => SqlNames.Mentions(column.Computed!.Sql, ColumnOf(source))))
                {
                    yield return new DropColumn(sources.Key, column.Name);
                    yield return new AddColumn(sources.Key, wanted);
                }
            }
        }
    }

    private static bool ChangesSource(ComparisonContext context, MigrationOperation operation) => operation switch
    {
        DropColumn => true,
        AlterColumn alter => alter.Type.IsGiven && context.Has(SchemaFeatures.ReferredTablesFirst),
        _ => false,
    };

    private static string ColumnOf(MigrationOperation operation) => operation switch
    {
        DropColumn drop => drop.Column,
        AlterColumn alter => alter.Column,
        _ => "",
    };

    /// <summary>
    /// A change of type with the cast that it needs. What the cast cannot take along steps aside: a default is set anew,
    /// and an identity goes before its type does.
    /// </summary>
    /// <param name="before">The column before the change.</param>
    /// <param name="after">The default that it should have behind it.</param>
    public static IEnumerable<MigrationOperation> TypeChange(AlterColumn alter, Column before, SqlExpression? after, ISchemaRules rules)
    {
        var whole = WithCast(alter, before, after, rules);
        var rest = whole with { Identity = default };
        return whole.Identity is { IsGiven: true, Value: null }
            && rules.Features.HasFlag(SchemaFeatures.Identity)
            && rest != new AlterColumn(alter.Table, alter.Column)
                ? [new AlterColumn(alter.Table, alter.Column) { Identity = null }, rest]
                : [whole];
    }

    private static AlterColumn WithCast(AlterColumn alter, Column before, SqlExpression? after, ISchemaRules rules)
    {
        if (!alter.Type.IsGiven)
        {
            return alter;
        }

        var cast = alter.Using ?? rules.CastExpression(alter.Column, before.Type, alter.Type.Value);
        var isKept = (cast is null && before.Type.Kind != SqlTypeKind.Enum) || before.Default is null;
        return alter with { Using = cast, Default = alter.Default.IsGiven || isKept ? alter.Default : after };
    }

    private static IEnumerable<MigrationOperation> TypeChange(ComparisonContext context, AlterColumn alter) => TypeChange(
        alter,
        context.Database.Find(alter.Table)!.FindColumn(alter.Column)!,
        context.Model.Find(alter.Table)?.FindColumn(alter.Column)?.Default,
        context.Rules);

    /// <summary>Where an identity is nothing but the integer key (SQLite's rowid), the key brings it, which comes behind the column.</summary>
    public static MigrationOperation WithoutIdentity(ISchemaRules rules, MigrationOperation operation) =>
        operation is AddColumn { Column.Identity: not null } add && !rules.Features.HasFlag(SchemaFeatures.Identity)
            ? add with { Column = add.Column with { Identity = null } }
            : operation;
}
