namespace Migrations.Build.Host.Adoption;

/// <summary>A token of a Python file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A string's value; else the source text. Empty at the end of a line and of the file.</param>
/// <param name="Line">The line that it begins in, counted from 1.</param>
/// <param name="Column">The column that it begins in, counted from 0.</param>
internal readonly record struct PythonToken(PythonTokenKind Kind, string Text, int Line, int Column)
{
    /// <summary>Whether it is this operator or bracket.</summary>
    public bool Is(char symbol) => Kind == PythonTokenKind.Symbol && Text.Length == 1 && Text[0] == symbol;
}
