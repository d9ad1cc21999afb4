namespace Migrations.Build.Authoring;

/// <summary>One row of an assembly's registry table. Equal by value, lists included.</summary>
/// <remarks>Compiled into the source generator too, which writes what the engine reads.</remarks>
internal sealed record RegisteredRevision
{
    /// <summary>The id.</summary>
    public string Id { get; init; } = "";

    /// <summary>What it does, in a few words; may be empty.</summary>
    public string Message { get; init; } = "";

    /// <summary>The class's summary and remarks, or the header comment of a <c>.sql</c> file; empty when there is
    /// nothing beyond the message.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>Ids of the parents: none for a base, several for a merge.</summary>
    public IReadOnlyList<string> DownRevisions { get; init; } = [];

    /// <summary>Ids or labels that it depends on.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>The labels declared on it.</summary>
    public IReadOnlyList<string> BranchLabels { get; init; } = [];

    /// <summary>When it was written, ISO 8601; empty when that is not known.</summary>
    public string CreateDate { get; init; } = "";

    /// <summary>The file, relative to the project's directory, with <c>/</c>.</summary>
    public string Path { get; init; } = "";

    /// <summary>The line of the <c>[Revision]</c> attribute or of <c>-- revision:</c>, counted from 1.</summary>
    public int Line { get; init; }

    /// <summary>The <see cref="Authoring.TextHash"/> of the file when it was compiled.</summary>
    public string TextHash { get; init; } = "";

    /// <summary>What it is written as.</summary>
    public RevisionKind Kind { get; init; }

    /// <summary>The class's full name as reflection spells it, or the name of the embedded resource of a
    /// <c>.sql</c> file.</summary>
    public string Name { get; init; } = "";

    /// <inheritdoc/>
    public bool Equals(RegisteredRevision? other) =>
        other is not null && string.Equals(RegistryTable.Line(this), RegistryTable.Line(other), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);
}
