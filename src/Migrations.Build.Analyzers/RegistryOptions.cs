using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Migrations.Build.Analyzers;

/// <summary>What the build tells the generator (CompilerVisibleProperty and CompilerVisibleItemMetadata).</summary>
internal static class RegistryOptions
{
    /// <summary>The start of a <c>.sql</c> revision's resource name; its path follows.</summary>
    public const string ResourcePrefix = "Migrations.Build/";

    /// <summary>The project's directory; empty when the build does not tell.</summary>
    public static string ProjectDirectory(AnalyzerConfigOptionsProvider options) =>
        Property(options, "MigrateProjectDirectory") ?? Property(options, "ProjectDir") ?? Property(options, "MSBuildProjectDirectory") ?? "";

    /// <summary>Whether an additional file is a <c>.sql</c> revision.</summary>
    public static bool IsSqlRevision(AnalyzerConfigOptionsProvider options, AdditionalText file) =>
        options.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles.MigrateRevision", out var value)
        && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    private static string? Property(AnalyzerConfigOptionsProvider options, string name) =>
        options.GlobalOptions.TryGetValue("build_property." + name, out var value) && value.Length > 0 ? value : null;
}
