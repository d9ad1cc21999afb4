// A web application that upgrades its database before it serves the first request, and tells its health.
using Microsoft.Data.Sqlite;
using Migrations.Build;

var builder = WebApplication.CreateSlimBuilder(args);
var connectionString = builder.Configuration.GetConnectionString("Guestbook")!;
builder.Services.AddMigrations(_ => new MigrationEngineOptions
{
    Provider = SqliteProvider.Instance,
    ConnectionString = connectionString,
    Revisions = typeof(Program).Assembly,
});
builder.Services.UpgradeAtStart();
builder.Services.AddHealthChecks().AddMigrations();

var app = builder.Build();
app.MapHealthChecks("/health");
app.MapGet("/", () => Entries(connectionString));
app.Run();

static string Entries(string connectionString)
{
    using var connection = new SqliteConnection(connectionString);
    connection.Open();
    using var command = connection.CreateCommand();
    command.CommandText = "SELECT group_concat(name || ': ' || text, char(10)) FROM entry";
    return (string)command.ExecuteScalar()!;
}
