using System.Diagnostics;
using Migrations.Build.Schema;

namespace Migrations.Build;

/// <summary>Creates a table with its constraints, indexes and comments.</summary>
/// <param name="Table">The table.</param>
[DebuggerDisplay("CREATE TABLE {Table.QualifiedName}")]
public sealed record CreateTable(Table Table) : MigrationOperation
{
    /// <summary>Does nothing when there is a table of this name.</summary>
    public bool IfNotExists { get; init; }

    /// <summary>
    /// How long the table stays; null: an ordinary table. A temporary one belongs to the session and not to the database,
    /// so no replay knows it, no comparison sees it, and nothing need undo it.
    /// </summary>
    public TemporaryTable? Temporary { get; init; }

    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema)
    {
        // The types of its columns are made whether the table is there or not: only the table has an IF NOT EXISTS.
        var enums = schema.Enums;
        foreach (var column in Table.Columns)
        {
            var type = column.Type.Element ?? column.Type;
            var name = new TableName(type.Name ?? "", type.Schema);
            if (type.Kind == SqlTypeKind.Enum && !enums.ContainsKey(name))
            {
                enums = enums.Add(name, new EnumType(type.Name!, type.Values) { Schema = type.Schema });
            }
        }

        var isThere = IfNotExists && schema.Find(Table.QualifiedName) is not null;
        return (isThere || Temporary is not null ? schema : schema.With(Table)) with { Enums = enums };
    }

    /// <inheritdoc/>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) =>
        Temporary is null ? [new DropTable(Table.QualifiedName)] : [];

    internal override IEnumerable<MigrationOperation> Resolve(TableResolver resolver) =>
        [this with { Table = resolver.Resolve(Table) }];
}
