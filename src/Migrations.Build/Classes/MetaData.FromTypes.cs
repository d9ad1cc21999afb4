using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Migrations.Build.Classes;

namespace Migrations.Build;

/// <content>Classes as the model: docs/model-from-classes.md.</content>
public sealed partial record MetaData
{
    /// <summary>The model of classes, with names as they are and the default naming convention.</summary>
    /// <param name="types">The classes, each a table; in any order.</param>
    /// <returns>The model.</returns>
    /// <exception cref="MigrationException">A property has no column type, or an attribute names what is not there.</exception>
    public static MetaData FromTypes(params Type[] types) => FromTypes(new ClassModelOptions(), types);

    /// <summary>The model of classes.</summary>
    /// <param name="options">How they become tables.</param>
    /// <param name="types">The classes, each a table; in any order.</param>
    /// <returns>The model.</returns>
    /// <exception cref="MigrationException">A property has no column type, or an attribute names what is not there.</exception>
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "The source generator names each class that is written here in a ModelClassAttribute, which keeps its properties.")]
    public static MetaData FromTypes(ClassModelOptions options, params Type[] types)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(types);
        var classes = new ClassSet(options);
        foreach (var type in types)
        {
            classes.Add(type);
        }

        return new MetaData(options.Convention, [.. classes.Tables()]);
    }

    /// <summary>The model of all classes with <c>[Table]</c> that an assembly's project declares.</summary>
    /// <param name="assembly">The assembly, compiled with this package's source generator.</param>
    /// <param name="options">How they become tables; null: names as they are and the default naming convention.</param>
    /// <returns>The model.</returns>
    /// <exception cref="MigrationException">A property has no column type, or an attribute names what is not there.</exception>
    public static MetaData FromAssembly(Assembly assembly, ClassModelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var rows = assembly.GetCustomAttributes<ModelClassAttribute>();
        return FromTypes(options ?? new ClassModelOptions(), [.. rows.Where(row => row.IsTable).Select(row => row.Type)]);
    }
}
