// The history is in Migrations, adopted from scripts; see docs/from-sql-scripts.md.
Console.WriteLine("A shop whose history began with scripts. Its database: dotnet build samples/FromSqlScripts -t:MigrateUpgrade");
