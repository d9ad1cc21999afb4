using System.Reflection;

namespace Migrations.Build.Authoring;

/// <summary>Finds the MetaData of an assembly.</summary>
internal static class ModelRegistry
{
    /// <summary>The only model there is.</summary>
    /// <returns>The model; null when the assembly has none.</returns>
    /// <exception cref="MigrationException">There are several.</exception>
    public static MetaData? FindOnly(Assembly assembly) => Names(assembly) switch
    {
        [] => null,
        [_] => Read(assembly, 0),
        var names => throw new MigrationException(
            DiagnosticCodes.ModelNotFound,
            $"Which model of {assembly.GetName().Name} counts is not clear: it has {string.Join(", ", names)}. Name one with MigrateTargetMetaData."),
    };

    /// <summary>The model by the full name of its property, or all models of the type that holds them.</summary>
    /// <returns>The models; none when nothing is called so.</returns>
    /// <exception cref="MigrationException">A model is null.</exception>
    public static IEnumerable<MetaData> FindAll(Assembly assembly, string name) =>
        from one in Names(assembly).Index()
        where Fits(one.Item, name)
        select Read(assembly, one.Index);

    /// <summary>What to say when a name leads to no model.</summary>
    /// <param name="type">The type of that name, if there is one.</param>
    public static MigrationException NotFound(Assembly assembly, string name, Type? type)
    {
        var names = Names(assembly);
        var found = names.Length == 0 ? "it has no public static property of type MetaData" : $"it has {string.Join(", ", names)}";
        return new MigrationException(
            DiagnosticCodes.ModelNotFound,
            type is null
                ? $"{assembly.GetName().Name} has no model {name}: {found}, and there is no such type. Correct MigrateTargetMetaData."
                : $"The type {name} is no model: it has no public static property of type MetaData, and nothing that the project references reads it as one. For a DbContext, reference the package Migrations.Build.EntityFrameworkCore.");
    }

    private static string[] Names(Assembly assembly) => assembly.GetCustomAttribute<ModelRegistryAttribute>()?.Names ?? [];

    private static MetaData Read(Assembly assembly, int index)
    {
        var registry = assembly.GetCustomAttribute<ModelRegistryAttribute>()!;
        return ((IModelFactory)Activator.CreateInstance(registry.Factory)!).Read(index) ?? throw new MigrationException(
            DiagnosticCodes.ModelNotFound, $"The model {registry.Names[index]} is null. Give the property its value before it is read.");
    }

    private static bool Fits(string property, string name) =>
        property == name || (property.StartsWith(name, StringComparison.Ordinal) && property.LastIndexOf('.') == name.Length);
}
