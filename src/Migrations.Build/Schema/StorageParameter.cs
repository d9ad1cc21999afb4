namespace Migrations.Build;

/// <summary>A storage parameter of a table or an index; PostgreSQL only.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Value">Its value as SQL text.</param>
public sealed record StorageParameter(string Name, string Value);
