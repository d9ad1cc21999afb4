namespace Migrations.Build.Scripts;

/// <summary>What the C# of operations depends on beside the operations.</summary>
internal sealed record CSharpOptions
{
    /// <summary>No convention, nobody who has a say.</summary>
    public static CSharpOptions Default { get; } = new();

    /// <summary>The convention that is in force when the revision runs.</summary>
    public NamingConvention Convention { get; init; } = NamingConvention.None;

    /// <summary>How a column, constraint, index, type or default is written.</summary>
    public Func<object, Rendering> Render { get; init; } = _ => Rendering.Default;

    /// <summary>What a person should read above an operation, one line each; empty: nothing.</summary>
    public Func<MigrationOperation, IEnumerable<string>> Comments { get; init; } = _ => [];
}
