using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Migrations.Build.Analyzers;

/// <summary>What the build tells the generator (CompilerVisibleProperty and CompilerVisibleItemMetadata).</summary>
internal static class RegistryOptions
{
    /// <summary>The start of a <c>.sql</c> revision's resource name; its path follows.</summary>
    private const string ResourcePrefix = "Migrations.Build/";

    /// <summary>The project's directory; empty when the build does not tell.</summary>
    public static string ProjectDirectory(AnalyzerConfigOptionsProvider options) =>
        Property(options, "MigrateProjectDirectory") ?? Property(options, "ProjectDir") ?? Property(options, "MSBuildProjectDirectory") ?? "";

    /// <summary>The name of the resource that holds a <c>.sql</c> revision: the item's metadata MigrateResource, else the prefix
    /// and the path.</summary>
    public static string ResourceName(AnalyzerConfigOptionsProvider options, AdditionalText file, string path) =>
        options.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles.MigrateResource", out var name) && name.Length > 0
            ? name
            : ResourcePrefix + path;

    /// <summary>Whether an additional file is a <c>.sql</c> revision.</summary>
    public static bool IsSqlRevision(AnalyzerConfigOptionsProvider options, AdditionalText file) =>
        options.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles.MigrateRevision", out var value)
        && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    private static string? Property(AnalyzerConfigOptionsProvider options, string name) =>
        options.GlobalOptions.TryGetValue("build_property." + name, out var value) && value.Length > 0 ? value : null;
}
