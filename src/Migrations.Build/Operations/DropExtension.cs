using System.Diagnostics;

namespace Migrations.Build;

/// <summary>Removes an extension. PostgreSQL only.</summary>
/// <param name="Name">The extension's name.</param>
[DebuggerDisplay("DROP EXTENSION {Name}")]
public sealed record DropExtension(string Name) : MigrationOperation
{
    /// <summary>Does nothing when there is no such object.</summary>
    public bool IfExists { get; init; }

    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema) =>
        schema with { Extensions = schema.Extensions.Remove(Name) };

    /// <inheritdoc/>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) =>
        [new CreateExtension(Name)];
}
