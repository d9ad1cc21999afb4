namespace Migrations.Build.Host.Adoption;

/// <summary>What a <see cref="PythonToken"/> is.</summary>
internal enum PythonTokenKind
{
    /// <summary>A name or a keyword.</summary>
    Name,

    /// <summary>A string whose value stands in the file.</summary>
    Text,

    /// <summary>One character of an operator, a bracket or a number; also a string that must be evaluated (f"…") or is of bytes.</summary>
    Symbol,

    /// <summary>The end of a logical line: not within brackets, and not behind a backslash.</summary>
    LineEnd,

    /// <summary>The end of the file.</summary>
    End,
}
