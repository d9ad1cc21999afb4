using Migrations.Build.Sql;
using Migrations.Build.Tests.Running;

namespace Migrations.Build.Sqlite.Tests.Running;

[TestClass]
public sealed class SqliteInjectionTests : InjectionBehaviour, IDisposable
{
    private readonly SqliteDatabase _database = new();

    private protected override MigrationEngineOptions Options => new()
    {
        Provider = SqliteProvider.Instance,
        ConnectionString = _database.ConnectionString,
        Revisions = typeof(SqliteInjectionTests).Assembly,
    };

    public void Dispose() => _database.Dispose();

    private protected override bool HasComments => false;

    private protected override SqlSyntax Syntax => SqlSyntax.Sqlite;

    private protected override Task<List<string>> QueryAsync(string sql) => Task.FromResult(_database.Query(sql));
}
