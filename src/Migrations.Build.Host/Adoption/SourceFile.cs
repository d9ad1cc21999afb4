namespace Migrations.Build.Host.Adoption;

/// <summary>A file of another tool's history.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Name">Its path relative to the folder that was named, with <c>/</c> and without the extension.</param>
/// <param name="Text">Its text.</param>
internal sealed record SourceFile(string Path, string Name, string Text);
