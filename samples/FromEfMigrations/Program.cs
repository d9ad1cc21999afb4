// The history is in Migrations, adopted from ef.sql; see docs/from-ef-migrations.md.
Console.WriteLine("A shop whose history began with EF Core. Its database: dotnet build samples/FromEfMigrations -t:MigrateUpgrade");
