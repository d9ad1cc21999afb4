using System.Diagnostics;
using Migrations.Build.Schema;

namespace Migrations.Build;

/// <summary>Drops a constraint by its name.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Name">The constraint's name; a naming convention wraps it as it would at creation, unless it is final.</param>
[DebuggerDisplay("ALTER TABLE {Table} DROP CONSTRAINT {Name}")]
public sealed record DropConstraint(TableName Table, ObjectName Name) : MigrationOperation
{
    /// <summary>Which kind of constraint it is; null: not said.</summary>
    public ConstraintKind? Kind { get; init; }

    /// <summary>Does nothing when there is no such constraint.</summary>
    public bool IfExists { get; init; }

    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema) => schema.Change(Table, table => table with
    {
        Elements = [.. table.Elements.Where(element => !IsIt(element))],
    });

    /// <inheritdoc/>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) =>
        before.Find(Table)?.Constraints.FirstOrDefault(IsIt) is { } constraint ? [new AddConstraint(Table, constraint)] : null;

    internal override IEnumerable<MigrationOperation> Resolve(TableResolver resolver) =>
        [this with { Name = resolver.ResolveName(Table, Name, Kind) }];

    private bool IsIt(TableElement element) => element is Constraint constraint && constraint.Name?.Text == Name.Text;
}
