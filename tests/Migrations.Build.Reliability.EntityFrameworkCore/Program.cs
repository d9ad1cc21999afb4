using Microsoft.EntityFrameworkCore;
using Migrations.Build.Reliability.EntityFrameworkCore;

// PROVIDER CONNECTION [TARGET]: an application that migrates as it starts.
var options = new DbContextOptionsBuilder<HistoryContext>();
_ = args[0] == "Sqlite" ? options.UseSqlite(args[1]) : options.UseNpgsql(args[1]);
await using var context = new HistoryContext(options.Options);
await context.Database.MigrateAsync(args.ElementAtOrDefault(2)).ConfigureAwait(false);
