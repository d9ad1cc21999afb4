using Migrations.Build.Revisions;

namespace Migrations.Build;

/// <summary>The version table holds a row that no revision knows.</summary>
public sealed class UnknownVersionRowException : MigrationException
{
    internal UnknownVersionRowException(string row, string? nearest)
        : base(
            DiagnosticCodes.UnknownVersionRow,
            $"The version table names revision '{row}', and no revision here has this id.{NearestName.Hint(nearest)} "
            + "The database was upgraded by another branch or by a later version: check that one out, or, when you "
            + "know "
            + "which revisions this database really has, say so: "
            + "dotnet build -t:MigrateStamp -p:MigrateTo=<revision> -p:MigratePurge=true")
    {
        Row = row;
        Nearest = nearest;
    }

    /// <summary>The row.</summary>
    public string Row { get; }

    /// <summary>The known id that is most like the row; null when none is.</summary>
    public string? Nearest { get; }
}
