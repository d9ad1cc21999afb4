using System.Reflection;
using System.Runtime.Loader;

namespace Migrations.Build.Host;

/// <summary>
/// Where the host's own libraries live, so that their versions never meet those of the user's project. The engine, its
/// providers and all that the user brings stay in the default context.
/// </summary>
/// <remarks>
/// Code that uses the libraries runs in a second copy of this assembly, made when it is first needed: most commands need
/// none, and the runtime uses precompiled code of the first copy only.
/// </remarks>
internal sealed class HostLoadContext(string folder) : AssemblyLoadContext("Migrations.Build.Host")
{
    private const string Engine = "Migrations.Build";

    /// <summary>The same type in the context of the host's own libraries.</summary>
    public static Type Counterpart(Type type)
    {
        string file = type.Assembly.Location;
        return new HostLoadContext(Path.GetDirectoryName(file)!).LoadFromAssemblyPath(file).GetType(type.FullName!, throwOnError: true)!;
    }

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
