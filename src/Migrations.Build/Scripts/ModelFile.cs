namespace Migrations.Build;

/// <summary>A C# file of a model.</summary>
/// <param name="Name">The file's name, without a folder: <c>Account.cs</c>.</param>
/// <param name="Text">Its text, lines ended by line feeds.</param>
public sealed record ModelFile(string Name, string Text);
