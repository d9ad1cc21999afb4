using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Migrations.Build.EntityFrameworkCore.Reading;

/// <summary>Reads the rows of HasData.</summary>
internal static class SeedReader
{
    public static SeedRows Read(InsertDataOperation insert, ModelContext context)
    {
        var table = context.Model.FindTable(insert.Table, insert.Schema);
        var mappings = insert.Columns.Select(name => table?.FindColumn(name)?.StoreTypeMapping).ToList();
        var rows = Enumerable.Range(0, insert.Values.GetLength(0)).Select(row => Row(row));
        return new SeedRows(context.Name(insert.Table, insert.Schema), [.. insert.Columns], [.. rows]);

        ValueList<object?> Row(int row) => [.. mappings.Select((mapping, column) => Literals.OfRow(insert.Values[row, column], mapping, context))];
    }
}
