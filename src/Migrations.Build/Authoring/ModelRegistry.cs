using System.Reflection;

namespace Migrations.Build.Authoring;

/// <summary>Finds the model of an assembly.</summary>
internal static class ModelRegistry
{
    /// <summary>The model by the full name of its property or of the type that holds it; without a name, the only one there is.</summary>
    /// <returns>The model; null when no name was given and the assembly has none.</returns>
    /// <exception cref="MigrationException">There is no such model, or several where none was named.</exception>
    public static MetaData? Find(Assembly assembly, string? name)
    {
        var registry = assembly.GetCustomAttribute<ModelRegistryAttribute>();
        var names = registry?.Names ?? [];
        var fitting = Enumerable.Range(0, names.Length).Where(index => name is null || Fits(names[index], name)).ToList();
        if (fitting.Count == 1)
        {
            return ((IModelFactory)Activator.CreateInstance(registry!.Factory)!).Read(fitting[0]) ?? throw new MigrationException(
                DiagnosticCodes.ModelNotFound, $"The model {names[fitting[0]]} is null. Give the property its value before it is read.");
        }

        if (fitting.Count == 0 && name is null)
        {
            return null;
        }

        var found = names.Length == 0 ? "it has no public static property of type MetaData" : $"it has {string.Join(", ", names)}";
        throw new MigrationException(
            DiagnosticCodes.ModelNotFound,
            fitting.Count == 0
                ? $"{assembly.GetName().Name} has no model {name}: {found}. Correct MigrateTargetMetaData."
                : $"Which model of {assembly.GetName().Name} counts is not clear: {found}. Name one with MigrateTargetMetaData.");
    }

    /// <summary>The model of a property, or all models of a type.</summary>
    /// <exception cref="MigrationException">There is no such model.</exception>
    public static IEnumerable<MetaData> FindAll(Assembly assembly, string name)
    {
        var names = assembly.GetCustomAttribute<ModelRegistryAttribute>()?.Names ?? [];
        var fitting = names.Where(property => Fits(property, name)).ToList();
        return fitting.Count == 0 ? [Find(assembly, name)!] : fitting.Select(property => Find(assembly, property)!);
    }

    private static bool Fits(string property, string name) =>
        property == name || (property.StartsWith(name, StringComparison.Ordinal) && property.LastIndexOf('.') == name.Length);
}
