using System.Diagnostics;

namespace Migrations.Build;

/// <summary>Creates a schema. PostgreSQL only.</summary>
/// <param name="Name">The schema's name.</param>
[DebuggerDisplay("CREATE SCHEMA {Name}")]
public sealed record CreateSchema(string Name) : MigrationOperation
{
    /// <summary>Does nothing when it is there already.</summary>
    public bool IfNotExists { get; init; }

    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema) =>
        schema with { Schemas = schema.Schemas.Add(Name) };

    /// <inheritdoc/>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) =>
        [new DropSchema(Name)];
}
