namespace Migrations.Build;

/// <summary>Which engine this is.</summary>
internal static class EngineVersion
{
    /// <summary>The version of the package, and the commit that it was built from.</summary>
    /// <remarks>A property of its own rather than the assembly's attribute: to read an attribute takes as long as to read a database.</remarks>
    public static string Text => ThisAssembly.AssemblyInformationalVersion;
}
