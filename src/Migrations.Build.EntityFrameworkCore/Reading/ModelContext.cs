using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Migrations.Build.EntityFrameworkCore.Reading;

/// <summary>What the readers of one context share.</summary>
/// <param name="Provider">The name of the engine's provider.</param>
/// <param name="Model">EF Core's relational model.</param>
/// <param name="Types">How EF Core writes values.</param>
internal sealed record ModelContext(string Provider, IRelationalModel Model, IRelationalTypeMappingSource Types)
{
    public bool IsSqlite => Provider == ContextProvider.Sqlite;

    /// <summary>The name of a table or sequence; SQLite has no schemas, and EF Core leaves them out there.</summary>
    public TableName Name(string name, string? schema) => new(name, IsSqlite ? null : schema);
}
