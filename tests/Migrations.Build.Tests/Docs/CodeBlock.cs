namespace Migrations.Build.Tests.Docs;

/// <summary>A block of code in a page.</summary>
/// <param name="Language">The word behind the opening fence; empty: none.</param>
/// <param name="Text">The lines between the fences.</param>
/// <param name="Place">The page, and the line of the block's first line.</param>
internal sealed record CodeBlock(string Language, string Text, string Place);
