using Migrations.Build.Tests.Running;

namespace Migrations.Build.Sqlite.Tests.Running;

[TestClass]
public sealed class SqliteOwnTableTests : OwnTableBehaviour, IDisposable
{
    private readonly SqliteDatabase _database = new();

    private protected override MigrationEngineOptions Options => new()
    {
        Provider = SqliteProvider.Instance,
        ConnectionString = _database.ConnectionString,
        Revisions = typeof(SqliteOwnTableTests).Assembly,
    };

    public void Dispose() => _database.Dispose();

    private protected override Task ExecuteAsync(string sql)
    {
        _database.Query(sql);
        return Task.CompletedTask;
    }
}
