using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Migrations.Build.Sqlite.Tests;
using Migrations.Build.Sqlite.Tests.Running;

namespace Migrations.Build.EntityFrameworkCore.Tests;

[TestClass]
public sealed class SqliteContextTests : ContextBehaviour, IDisposable
{
    private readonly SqliteDatabase _ours = new();
    private readonly SqliteDatabase _theirs = new();

    private protected override (MigrationEngineOptions Ours, MigrationEngineOptions Theirs) Options => (Of(_ours), Of(_theirs));

    public void Dispose()
    {
        _ours.Dispose();
        _theirs.Dispose();
    }

    private protected override DbContextOptions ContextOptions(string? connectionString) =>
        connectionString is null ? new DbContextOptionsBuilder().UseSqlite().Options : new DbContextOptionsBuilder().UseSqlite(connectionString).Options;

    private protected override Task<string> CatalogueAsync(string connectionString)
    {
        using var copy = new Scratch();
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        connection.BackupDatabase(copy.Connection);
        var lines = Catalogue.Of(copy, CatalogueQueries.Of()).Concat(Catalogue.Rows(copy)).SelectMany(section => section.Value.Select(row => $"{section.Key}: {row}"));
        return Task.FromResult(string.Join('\n', lines));
    }

    private static MigrationEngineOptions Of(SqliteDatabase database) => new()
    {
        Provider = SqliteProvider.Instance,
        ConnectionString = database.ConnectionString,
        Revisions = typeof(SqliteContextTests).Assembly,
    };
}
