// The model is the classes of Model.cs; see docs/model-from-classes.md.
Console.WriteLine("A shop whose model is its classes. Its database: dotnet build samples/FromClasses -t:MigrateUpgrade");
