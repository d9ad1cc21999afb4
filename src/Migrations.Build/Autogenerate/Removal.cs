namespace Migrations.Build.Autogenerate;

/// <summary>How a constraint is taken away.</summary>
internal static class Removal
{
    /// <summary>
    /// By its name; one that has none (SQLite keeps it so) by a rebuild of the table from a description without it.
    /// </summary>
    public static MigrationOperation Of(ComparisonContext context, TableName table, Constraint constraint) => constraint.Name is { } name
        ? new DropConstraint(table, ObjectName.Final(name.Text)) { Kind = constraint.Kind }
        : Without(context.Database.Find(table)!, constraint);

    private static BatchAlterTable Without(Table table, Constraint constraint) => new(table.QualifiedName, [])
    {
        CopyFrom = table with { Elements = [.. table.Elements.Where(element => !element.Equals(constraint))] },
        Rebuild = RebuildMode.Always,
    };
}
