using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Migrations.Build.Authoring;

/// <summary>Finds types that sources read as models.</summary>
internal static class ModelTypes
{
    /// <summary>The type by its full name: of the assembly, of one that it uses, or of the one behind a comma.</summary>
    /// <returns>The type; null when there is none.</returns>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Models are read in builds. In a trimmed application a type that is gone is not found, which has a code.")]
    [UnconditionalSuppressMessage("Trimming", "IL2057", Justification = "As above.")]
    public static Type? Find(Assembly assembly, string name) =>
        name.Contains(',', StringComparison.Ordinal)
            ? Type.GetType(name, throwOnError: false)
            : assembly.GetType(name) ?? assembly.GetReferencedAssemblies().Select(Load).Select(one => one?.GetType(name)).FirstOrDefault(type => type is not null);

    /// <summary>Null: what is compiled against only need not be there.</summary>
    private static Assembly? Load(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
