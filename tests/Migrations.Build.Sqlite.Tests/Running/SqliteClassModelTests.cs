using System.Globalization;
using Migrations.Build.Tests.Running;

namespace Migrations.Build.Sqlite.Tests.Running;

[TestClass]
public sealed class SqliteClassModelTests : ClassModelBehaviour, IDisposable
{
    private readonly SqliteDatabase _database = new();

    private protected override MigrationEngineOptions Options => new()
    {
        Provider = SqliteProvider.Instance,
        ConnectionString = _database.ConnectionString,
        Revisions = typeof(SqliteClassModelTests).Assembly,
    };

    public void Dispose() => _database.Dispose();

    private protected override Task ExecuteAsync(string sql)
    {
        _database.Query(sql);
        return Task.CompletedTask;
    }

    private protected override Task<long> CountAsync(string sql) => Task.FromResult(long.Parse(_database.Query(sql).Single(), CultureInfo.InvariantCulture));
}
