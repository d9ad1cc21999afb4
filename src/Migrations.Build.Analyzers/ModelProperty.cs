namespace Migrations.Build.Analyzers;

/// <summary>A static property that holds a model.</summary>
/// <param name="Name">Its full name, as a person writes it.</param>
/// <param name="Expression">Its value, as C# names it from anywhere.</param>
internal sealed record ModelProperty(string Name, string Expression);
