namespace Migrations.Build;

/// <summary>A revision that is about to be written.</summary>
public sealed record RevisionDirective
{
    /// <summary>What it does on the way up.</summary>
    public ValueList<MigrationOperation> Upgrade { get; init; } = [];

    /// <summary>What it does on the way down.</summary>
    public ValueList<MigrationOperation> Downgrade { get; init; } = [];

    /// <summary>Namespaces that the file needs beside Migrations.Build.</summary>
    public ValueList<string> Usings { get; init; } = [];

    /// <summary>The id; null: one is drawn, or the one that was asked for.</summary>
    public string? RevisionId { get; init; }

    /// <summary>The message; null: the one that was given.</summary>
    public string? Message { get; init; }

    /// <summary>The target that it follows; null: the one that was given, else the head.</summary>
    public string? Head { get; init; }

    /// <summary>The label of the branch that starts with it; null: the one that was given, if any.</summary>
    public string? BranchLabel { get; init; }

    /// <summary>The directory that it is written to; null: the one that was given, else that of the head.</summary>
    public string? VersionPath { get; init; }
}
