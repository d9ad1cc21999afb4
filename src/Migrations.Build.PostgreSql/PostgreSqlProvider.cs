using Migrations.Build.Introspection;
using Migrations.Build.PostgreSql.Introspection;
using Migrations.Build.PostgreSql.Running;
using Migrations.Build.PostgreSql.Sql;
using Migrations.Build.Running;
using Migrations.Build.Sql;

namespace Migrations.Build;

/// <summary>PostgreSQL, version 12 and later, by Npgsql. Immutable and safe to share between threads.</summary>
/// <remarks>
/// A connection string is Npgsql's keyword form (<c>Host=db;Database=shop;Username=me</c>) or a URL
/// (<c>postgresql://me@db:5433/shop?sslmode=require</c>) whose query takes libpq's words and all of Npgsql's settings.
/// </remarks>
public sealed class PostgreSqlProvider : MigrationProvider
{
    private PostgreSqlProvider()
    {
    }

    /// <summary>The provider.</summary>
    public static PostgreSqlProvider Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "PostgreSql";

    /// <inheritdoc/>
    public override IReadOnlyList<string> UrlSchemes { get; } = ["postgresql", "postgres"];

    internal override Dialect Dialect => PostgreSqlDialect.Instance;

    internal override IIntrospector Introspector => PostgreSqlIntrospector.Instance;

    internal override async Task<DatabaseSession> OpenAsync(SessionRequest request, CancellationToken cancellationToken) =>
        await PostgreSqlSession.OpenAsync(request, cancellationToken).ConfigureAwait(false);
}
