namespace Migrations.Build.Autogenerate;

/// <summary>Compares what a database has with what a model wants. Pure: two values in, operations out.</summary>
internal static class SchemaComparer
{
    /// <summary>Finds what differs and what makes the database equal to the model.</summary>
    /// <param name="database">The database's side, in canonical form.</param>
    /// <param name="model">The model's side, in canonical form; only the schemas that it names should have been read on the other side.</param>
    /// <param name="rules">The rules of the database.</param>
    /// <param name="options">What is looked at.</param>
    public static Comparison Compare(DatabaseSchema database, DatabaseSchema model, ISchemaRules rules, ComparisonOptions options)
    {
        var (left, right) = SchemaFilter.Apply(
            rules.IgnoresCase ? NameCase.Align(database, model) : database, model, options);
        var context = new ComparisonContext(left, right, rules, options);
        var objects = Objects(context).ToList();
        var rebuilds = context.Has(SchemaFeatures.EnumTypes) ? new EnumComparer(context).Rebuilds().ToList() : [];
        var tables = new TableComparer(context).Compare().ToList();
        var renewed = rebuilds.OfType<CreateEnum>().Select(create => DifferenceList.OfRenewed(create.Type));
        var operations = new OperationArranger(context, [.. objects, .. tables]).Arrange(rebuilds);
        return new Comparison([.. operations, .. Seeding.Of(operations, context)], OperationReversal.Of(operations, database, rules), [.. DifferenceList.Of([.. objects, .. tables], left, right), .. renewed])
        {
            Warnings = SchemaWarnings.Of(operations, left, right, rules),
            Questions = context.Questions,
        };
    }

    private static IEnumerable<MigrationOperation> Objects(ComparisonContext context)
    {
        if (context.Has(SchemaFeatures.Schemas))
        {
            foreach (var name in SchemaNames(context.Model).Where(name => !context.Database.Schemas.Contains(name) && !SchemaNames(context.Database).Contains(name)))
            {
                yield return new CreateSchema(name);
            }
        }

        if (context.Has(SchemaFeatures.Extensions))
        {
            foreach (var name in context.Model.Extensions.Except(context.Database.Extensions))
            {
                yield return new CreateExtension(name) { IfNotExists = true };
            }
        }

        if (context.Has(SchemaFeatures.EnumTypes))
        {
            foreach (var operation in new EnumComparer(context).Compare())
            {
                yield return operation;
            }
        }

        if (context.Has(SchemaFeatures.Sequences))
        {
            foreach (var operation in new SequenceComparer(context).Compare())
            {
                yield return operation;
            }
        }
    }

    private static SortedSet<string> SchemaNames(DatabaseSchema schema) => new(
        schema.Tables.Keys.Concat(schema.Enums.Keys).Concat(schema.Sequences.Keys).Select(name => name.Schema).OfType<string>(),
        StringComparer.Ordinal);
}
