using System.Globalization;

namespace Migrations.Build.Tests.PostgreSql;

/// <summary>Finds the programs of a PostgreSQL server.</summary>
/// <remarks>
/// In this order: the folder named by MIGRATIONS_POSTGRES_BIN; with MIGRATIONS_POSTGRES_NEWEST=1 the newest major
/// version, downloaded; Debian's folders, the highest version first; PATH; the download.
/// </remarks>
internal static class PostgreSqlBinaries
{
    /// <summary>The folder that holds initdb and postgres.</summary>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable("MIGRATIONS_POSTGRES_BIN") is { Length: > 0 } named)
        {
            return Holds(named) ? named : throw new InvalidOperationException($"MIGRATIONS_POSTGRES_BIN is {named}, which has no initdb and postgres.");
        }

        var newest = Environment.GetEnvironmentVariable("MIGRATIONS_POSTGRES_NEWEST") is "1" or "true";
        var installed = newest ? null : Debian().Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')).FirstOrDefault(Holds);
        return installed ?? PostgreSqlDownload.Bin();
    }

    private static IEnumerable<string> Debian()
    {
        const string Root = "/usr/lib/postgresql";
        return Directory.Exists(Root)
            ? from folder in Directory.GetDirectories(Root)
              orderby int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0 descending
              select Path.Combine(folder, "bin")
            : [];
    }

    /// <summary>Whether a folder holds the programs that make and run a cluster.</summary>
    public static bool Holds(string folder) =>
        folder.Length > 0 && File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));
}
