// Model and first revision were read from a database that legacy.sql had made; see docs/from-an-existing-database.md.
Console.WriteLine("A shop that began with a database. Another one like it: dotnet build samples/FromDatabase -t:MigrateUpgrade");
