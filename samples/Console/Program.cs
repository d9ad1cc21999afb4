// An application that upgrades its own database when it starts: no MSBuild, the same engine, errors and events.
using Migrations.Build;

var engine = new MigrationEngine(new MigrationEngineOptions
{
    Provider = SqliteProvider.Instance,
    ConnectionString = $"Data Source={(args.Length > 0 ? args[0] : "notes.db")}",
    Revisions = typeof(Program).Assembly,
    Events = new ConsoleEvents(),
});

try
{
    var run = await engine.UpgradeAsync();
    Console.WriteLine($"{run.Database} is at {string.Join(", ", run.Revisions)}");
    return 0;
}
catch (MigrationException exception)
{
    Console.Error.WriteLine($"{exception.Location}: error {exception.Code}: {exception.Message}");
    return 1;
}
