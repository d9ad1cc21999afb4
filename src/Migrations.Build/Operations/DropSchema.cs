using System.Diagnostics;

namespace Migrations.Build;

/// <summary>Drops a schema that holds nothing. PostgreSQL only.</summary>
/// <param name="Name">The schema's name.</param>
[DebuggerDisplay("DROP SCHEMA {Name}")]
public sealed record DropSchema(string Name) : MigrationOperation
{
    /// <summary>Does nothing when there is no such object.</summary>
    public bool IfExists { get; init; }

    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema) =>
        schema with { Schemas = schema.Schemas.Remove(Name) };

    /// <inheritdoc/>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) =>
        [new CreateSchema(Name)];
}
