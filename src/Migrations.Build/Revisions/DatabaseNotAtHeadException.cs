namespace Migrations.Build;

/// <summary>The version table's rows are not the heads, dependencies counted, that a whole upgrade leads to.</summary>
public sealed class DatabaseNotAtHeadException : MigrationException
{
    internal DatabaseNotAtHeadException(IReadOnlyList<string> rows, IReadOnlyList<string> heads)
        : base(
            DiagnosticCodes.DatabaseNotAtHead,
            $"The database is not at head: it has {Names(rows)}, and the heads are {Names(heads)}. "
            + "Upgrade it: dotnet build -t:MigrateUpgrade -p:MigrateTo=heads")
    {
        Rows = rows;
        Heads = heads;
    }

    /// <summary>The rows of the version table, sorted.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>The heads that it should hold, sorted.</summary>
    public IReadOnlyList<string> Heads { get; }

    private static string Names(IReadOnlyList<string> ids) => ids.Count == 0 ? "none" : string.Join(", ", ids);
}
