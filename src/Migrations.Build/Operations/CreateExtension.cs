using System.Diagnostics;

namespace Migrations.Build;

/// <summary>Installs an extension. PostgreSQL only.</summary>
/// <param name="Name">The extension's name.</param>
[DebuggerDisplay("CREATE EXTENSION {Name}")]
public sealed record CreateExtension(string Name) : MigrationOperation
{
    /// <summary>Does nothing when it is there already.</summary>
    public bool IfNotExists { get; init; }

    /// <summary>The schema that its objects go to; null: the first of the search path.</summary>
    public string? Schema { get; init; }

    /// <summary>The version; null: the newest that the server has.</summary>
    public string? Version { get; init; }

    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema) =>
        schema with { Extensions = schema.Extensions.Add(Name) };

    /// <inheritdoc/>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) =>
        [new DropExtension(Name)];
}
