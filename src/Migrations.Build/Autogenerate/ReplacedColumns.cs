using Migrations.Build.Operations;

namespace Migrations.Build.Autogenerate;

/// <summary>Columns that go and come again otherwise, since no database turns one into the other, and what goes with them.</summary>
internal static class ReplacedColumns
{
    /// <summary>Whether the dropped column comes again.</summary>
    public static bool Contains(IEnumerable<MigrationOperation> found, DropColumn drop) =>
        found.OfType<AddColumn>().Any(add => add.Table == drop.Table && add.Column.Name == drop.Column);

    /// <summary>The constraints and indexes that both sides have and that go with a replaced column: they are made again.</summary>
    public static IEnumerable<MigrationOperation> Dependents(ComparisonContext context, IReadOnlyCollection<MigrationOperation> found)
    {
        foreach (var columns in found.OfType<DropColumn>().Where(drop => Contains(found, drop)).GroupBy(drop => drop.Table, drop => drop.Column))
        {
            var table = columns.Key;
            var coming = found.Where(operation => TableOf.Operation(operation) == table)
                .Select(operation => operation switch
                {
                    AddConstraint add => (TableElement)add.Constraint,
                    CreateIndex create => create.Index,
                    _ => null,
                })
                .OfType<TableElement>()
                .ToList();
            foreach (var element in context.Model.Find(table)!.Elements)
            {
                if (element is not Column && columns.Any(column => ColumnUse.Needs(element, column)) && !coming.Contains(element))
                {
                    yield return element is TableIndex index
                        ? new CreateIndex(table, index)
                        : new AddConstraint(table, (Constraint)element);
                }
            }
        }
    }
}
