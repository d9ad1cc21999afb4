using System.Globalization;
using FluentMigrator.Runner;
using Microsoft.Extensions.DependencyInjection;

// PROVIDER CONNECTION [TARGET]: an application that migrates as it starts.
var services = new ServiceCollection()
    .AddFluentMigratorCore()
    .ConfigureRunner(runner => (args[0] == "Sqlite" ? runner.AddSQLite() : runner.AddPostgres())
        .WithGlobalConnectionString(args[1])
        .ScanIn(typeof(Program).Assembly).For.Migrations())
    .BuildServiceProvider(validateScopes: false);
await using (services.ConfigureAwait(false))
{
    using var scope = services.CreateScope();
    var runner = scope.ServiceProvider.GetRequiredService<IMigrationRunner>();
    if (args.Length > 2)
    {
        runner.MigrateUp(long.Parse(args[2], CultureInfo.InvariantCulture));
    }
    else
    {
        runner.MigrateUp();
    }
}
