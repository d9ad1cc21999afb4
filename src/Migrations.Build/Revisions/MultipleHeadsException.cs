namespace Migrations.Build;

/// <summary>More than one head where exactly one is needed.</summary>
public sealed class MultipleHeadsException : RevisionTargetException
{
    internal MultipleHeadsException(string target, IReadOnlyList<string> heads)
        : base(
            DiagnosticCodes.MultipleHeads,
            target,
            $"'{target}' asks for one head, and there are {heads.Count}: {string.Join(", ", heads)}. "
            + "Name one of them (or '<branch>@head'), take 'heads' for all, or join them: "
            + $"dotnet build -t:MigrateMerge -p:MigrateRevisions=\"{string.Join(' ', heads)}\"") => Heads = heads;

    /// <summary>The ids of the heads, sorted.</summary>
    public IReadOnlyList<string> Heads { get; }
}
