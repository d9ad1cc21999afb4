using System.Diagnostics;
using Migrations.Build.Operations;

namespace Migrations.Build;

/// <summary>Renames a table within its schema. Foreign keys that refer to it follow.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="NewName">Its new name, without schema.</param>
[DebuggerDisplay("ALTER TABLE {Table} RENAME TO {NewName}")]
public sealed record RenameTable(TableName Table, string NewName) : MigrationOperation
{
    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema)
    {
        var renamed = Table with { Name = NewName };
        var changed = schema.Change(Table, table => table with { Name = NewName });
        return ForeignKeys.Redirect(changed, Table, key => key with { ReferredTable = renamed });
    }

    /// <inheritdoc/>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) =>
        [new RenameTable(Table with { Name = NewName }, Table.Name)];
}
