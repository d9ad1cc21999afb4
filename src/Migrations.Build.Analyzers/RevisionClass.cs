namespace Migrations.Build.Analyzers;

/// <summary>What the registry needs of one class with <c>[Revision]</c>. Strings and numbers only, so that it is equal by
/// value and an unrelated edit ends the generator's work here.</summary>
/// <param name="FilePath">The file as the compiler knows it.</param>
/// <param name="Row">The revision's line of the table, with an empty path.</param>
/// <param name="Type">The class as C# names it from anywhere; empty when it cannot be created.</param>
internal sealed record RevisionClass(string FilePath, string Row, string Type);
