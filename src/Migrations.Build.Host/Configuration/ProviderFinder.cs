using System.Reflection;
using System.Runtime.Loader;

namespace Migrations.Build.Host.Configuration;

/// <summary>
/// Finds the provider among the assemblies that the project brings: the one that MigrateProvider names, else the one that
/// the URL's scheme fits, else the only one.
/// </summary>
internal static class ProviderFinder
{
    private const string Prefix = PackageParts.Prefix;

    private static readonly string[] Known = [Prefix + "PostgreSql", Prefix + "Sqlite"];

    /// <summary>Finds the provider.</summary>
    /// <exception cref="MigrationException">None fits, or several do.</exception>
    public static MigrationProvider Find(HostRequest request, string connectionString) =>
        Find(request, connectionString, [.. Load()]);

    /// <summary>Finds the provider of a command that needs no connection.</summary>
    /// <exception cref="MigrationException">None fits, or several do.</exception>
    public static MigrationProvider FindOffline(HostRequest request, Func<string> connectionString)
    {
        List<MigrationProvider> all = [.. Load()];
        bool mustAsk = all.Count > 1 && request.Setting("MigrateProvider") is null && ConnectionSettings.IsConfigured(request);
        return Find(request, mustAsk ? connectionString() : "", all);
    }

    private static MigrationProvider Find(HostRequest request, string connectionString, List<MigrationProvider> all)
    {
        string found = all.Count == 0 ? "none is referenced" : "referenced: " + Names(all);
        if (request.Setting("MigrateProvider") is { } name)
        {
            return all.Find(provider => provider.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw Missing($"MigrateProvider is '{name}', but no such provider is there ({found}). {Advice(name)}");
        }

        if (ConnectionUrl.SchemeOf(connectionString) is { } word)
        {
            return all.Find(provider => provider.UrlSchemes.Contains(word, StringComparer.Ordinal))
                ?? throw Missing($"no provider knows the URL scheme '{word}' ({found}). {Advice(ProviderOf(word))}");
        }

        return all switch
        {
            [] => throw Missing("the project references no provider. " + Advice("Sqlite")),
            [var only] => only,
            _ => throw new MigrationException(
                DiagnosticCodes.ProviderAmbiguous,
                $"Cannot choose a provider: the project references several ({Names(all)}). Set MigrateProvider to one of them."),
        };
    }

    private static IEnumerable<MigrationProvider> Load() =>
        PackageParts.Load<MigrationProvider>(Candidates().Where(name => !PackageParts.ModelSources.Contains(name, StringComparer.Ordinal)));

    // A bundle has no files: there, those that can be loaded.
    private static IEnumerable<string> Candidates() =>
        AppContext.GetData(MigrationBundle.AssemblyKey) is null ? PackageParts.Names : Known.Where(CanLoad);

    private static bool CanLoad(string name)
    {
        try
        {
            AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(name));
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private static string Names(List<MigrationProvider> all) => string.Join(", ", all.Select(provider => provider.Name));

    private static string ProviderOf(string scheme) => scheme switch
    {
        "postgres" or "postgresql" => "PostgreSql",
        "sqlite" => "Sqlite",
        _ => "Sqlite or PostgreSql",
    };

    private static string Advice(string name) =>
        $"Reference the package {Prefix}{name}, or correct MigrateProvider or the connection string.";

    private static MigrationException Missing(string what) => new(DiagnosticCodes.ProviderMissing, "Cannot choose a provider: " + what);
}
