using System.Globalization;

namespace Migrations.Build;

/// <summary>
/// A place in a source file: where an operation was called, a revision declared, a model's table written.
/// </summary>
/// <param name="File">
/// The path as the compiler knows it. Under a deterministic build this is a mapped path such as <c>/_/src/A.cs</c>;
/// the build's source roots turn it back into a path on disk.
/// </param>
/// <param name="Line">The line, counted from 1; 0 when only the file is known.</param>
public sealed record SourceLocation(string File, int Line)
{
    /// <summary>The place in the compiler's form: <c>file(line)</c>, or the file alone when no line is known.</summary>
    public override string ToString() =>
        Line == 0 ? File : string.Create(CultureInfo.InvariantCulture, $"{File}({Line})");
}
