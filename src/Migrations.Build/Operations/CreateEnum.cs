using System.Diagnostics;

namespace Migrations.Build;

/// <summary>Creates an enum type. PostgreSQL only.</summary>
/// <param name="Type">The type.</param>
[DebuggerDisplay("CREATE TYPE {Type.QualifiedName}")]
public sealed record CreateEnum(EnumType Type) : MigrationOperation
{
    /// <summary>Does nothing when it is there already.</summary>
    public bool IfNotExists { get; init; }

    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema) =>
        schema with { Enums = schema.Enums.SetItem(Type.QualifiedName, Type) };

    /// <inheritdoc/>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) =>
        [new DropEnum(Type.QualifiedName)];
}
