// The history is in Migrations, adopted from alembic/versions; see docs/from-alembic.md.
Console.WriteLine("A shop whose history began with Alembic. Its database: dotnet build samples/FromAlembic -t:MigrateUpgrade");
