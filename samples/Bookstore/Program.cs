Console.WriteLine("A bookstore. Its database is made by: dotnet build samples/Bookstore -t:MigrateUpgrade");
