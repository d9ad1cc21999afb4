namespace Migrations.Build.Analyzers;

/// <summary>A class of the model: what the attribute says of it.</summary>
/// <param name="Type">The class as C# names it.</param>
/// <param name="IsTable">Whether it has <c>[Table]</c>.</param>
/// <param name="Properties">A line for each property: name, line, whether it may be null, file where it is another one; joined by line feeds.</param>
internal sealed record ModelClass(string Type, bool IsTable, string File, int Line, string Properties);
