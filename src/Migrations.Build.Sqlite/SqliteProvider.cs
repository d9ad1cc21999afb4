using Migrations.Build.Introspection;
using Migrations.Build.Running;
using Migrations.Build.Sql;
using Migrations.Build.Sqlite.Introspection;
using Migrations.Build.Sqlite.Running;
using Migrations.Build.Sqlite.Sql;

namespace Migrations.Build;

/// <summary>SQLite, through Microsoft.Data.Sqlite.</summary>
/// <remarks>
/// Connections: the driver's keyword form (<c>Data Source=app.db</c>) or a URL (<c>sqlite:///app.db</c> relative to the
/// project, <c>sqlite:////var/lib/app.db</c> absolute).
/// </remarks>
public sealed class SqliteProvider : MigrationProvider
{
    private SqliteProvider()
    {
    }

    /// <summary>The one instance.</summary>
    public static SqliteProvider Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "Sqlite";

    /// <inheritdoc/>
    public override IReadOnlyList<string> UrlSchemes { get; } = ["sqlite"];

    internal override Dialect Dialect { get; } = new SqliteDialect();

    internal override IIntrospector Introspector { get; } = new SqliteIntrospector();

    internal override Task<DatabaseSession> OpenAsync(SessionRequest request, CancellationToken cancellationToken) =>
        SqliteSession.OpenAsync(request, cancellationToken);

    internal override Task<ScratchDatabase> CreateScratchAsync(SessionRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<ScratchDatabase>(new MemoryDatabase());
}
