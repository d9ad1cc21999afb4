using System.Reflection;

namespace Migrations.Build.Authoring;

/// <summary>Finds the environment of an assembly.</summary>
internal static class EnvironmentRegistry
{
    /// <summary>The environment by the full name of its class; without a name, the only one there is.</summary>
    /// <returns>A new object; null when no name was given and the assembly has none.</returns>
    /// <exception cref="MigrationException">There is no such class, several where none was named, or its constructor throws.</exception>
    public static MigrationEnvironment? Find(Assembly assembly, string? name)
    {
        var all = assembly.GetCustomAttributes<MigrationEnvironmentAttribute>().ToList();
        if (all.Count == 0 && name is null)
        {
            return null;
        }

        // Reflection writes a + before a nested class, a person a dot.
        var fitting = all.Where(one => name is null || one.Type.FullName!.Replace('+', '.') == name.Replace('+', '.')).ToList();
        if (fitting is [var only])
        {
            return Create(only);
        }

        var classes = string.Join(", ", all.Select(one => one.Type.FullName).Order(StringComparer.Ordinal));
        var found = all.Count == 0 ? "it has no class that derives from MigrationEnvironment" : $"it has {classes}";
        throw new MigrationException(
            DiagnosticCodes.EnvironmentNotFound,
            fitting.Count == 0
                ? $"{assembly.GetName().Name} has no environment {name}: {found}. Correct MigrateEnvironmentType."
                : $"Which environment of {assembly.GetName().Name} counts is not clear: {found}. Name one with MigrateEnvironmentType, or make the others abstract.");
    }

    private static MigrationEnvironment Create(MigrationEnvironmentAttribute found)
    {
        try
        {
            return (MigrationEnvironment)Activator.CreateInstance(found.Type, nonPublic: true)!;
        }
        catch (TargetInvocationException exception)
        {
            throw new MigrationException(
                DiagnosticCodes.EnvironmentNotFound,
                $"The constructor of {found.Type.FullName} throws {exception.InnerException!.GetType().Name}: {exception.InnerException.Message}",
                innerException: exception.InnerException);
        }
    }
}
