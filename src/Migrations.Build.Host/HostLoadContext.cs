using System.Reflection;
using System.Runtime.Loader;

namespace Migrations.Build.Host;

/// <summary>
/// Where the host's own libraries live, so that their versions never meet those of the user's project. The engine, its
/// providers and all that the user brings stay in the default context.
/// </summary>
internal sealed class HostLoadContext(string folder) : AssemblyLoadContext("Migrations.Build.Host")
{
    private const string Engine = "Migrations.Build";

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name is not { } name
            || name == Engine
            || name.StartsWith(Engine + ".", StringComparison.Ordinal))
        {
            return null;
        }

        string file = Path.Combine(folder, name + ".dll");
        return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
    }
}
