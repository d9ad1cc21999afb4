using System.Diagnostics;

namespace Migrations.Build;

/// <summary>Drops an enum type that no column uses. PostgreSQL only.</summary>
/// <param name="Name">Schema and name of the type.</param>
[DebuggerDisplay("DROP TYPE {Name}")]
public sealed record DropEnum(TableName Name) : MigrationOperation
{
    /// <summary>Does nothing when there is no such object.</summary>
    public bool IfExists { get; init; }

    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema) =>
        schema with { Enums = schema.Enums.Remove(Name) };

    /// <inheritdoc/>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) =>
        before.Enums.GetValueOrDefault(Name) is { } type ? [new CreateEnum(type)] : null;
}
