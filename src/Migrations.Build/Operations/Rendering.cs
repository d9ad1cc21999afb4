namespace Migrations.Build;

/// <summary>What <c>MigrationEnvironment.RenderItem</c> says of a value in a revision file.</summary>
public sealed record Rendering
{
    private Rendering(string? code) => Code = code;

    /// <summary>The value is written as it always is.</summary>
    public static Rendering Default { get; } = new(code: null);

    /// <summary>The value is left out; in the body of a table only.</summary>
    public static Rendering Omit { get; } = new(code: null);

    /// <summary>The C# to write; null for <see cref="Default"/> and <see cref="Omit"/>.</summary>
    public string? Code { get; }

    /// <summary>Namespaces that the code needs; empty: none.</summary>
    public ValueList<string> Usings { get; init; } = [];

    /// <summary>C# that stands for the value.</summary>
    /// <param name="code">An expression of the value's type.</param>
    /// <returns>The rendering.</returns>
    public static Rendering As(string code)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        return new(code);
    }
}
