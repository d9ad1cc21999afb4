using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Migrations.Build.EntityFrameworkCore;

/// <summary>Makes a context without the application that uses it.</summary>
internal static class DesignTimeContext
{
    /// <summary>Makes it by a design-time factory, else by the constructor without parameters.</summary>
    /// <exception cref="MigrationException">There is neither, or it throws.</exception>
    public static DbContext Make(Type type)
    {
        if (FactoryOf(type) is { } factory)
        {
            var create = typeof(IDesignTimeDbContextFactory<>).MakeGenericType(type).GetMethod("CreateDbContext")!;
            return Call(type, $"its factory {factory.FullName}", () => (DbContext)create.Invoke(Activator.CreateInstance(factory, nonPublic: true), [Array.Empty<string>()])!);
        }

        if (type.IsAbstract || type.GetConstructor(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, Type.EmptyTypes) is null)
        {
            throw new MigrationException(
                DiagnosticCodes.ContextNotCreatable,
                $"Cannot make {type.FullName} to read its model: it has no constructor without parameters, and neither {type.Assembly.GetName().Name} nor the project has an IDesignTimeDbContextFactory<{type.Name}>. Write one: it needs no connection, only the provider (UseNpgsql(), UseSqlite()) and whatever else shapes the model.");
        }

        return Call(type, "its constructor", () => (DbContext)Activator.CreateInstance(type, nonPublic: true)!);
    }

    /// <summary>The factory stands beside the context, or in a project that uses it.</summary>
    private static Type? FactoryOf(Type type)
    {
        var wanted = typeof(IDesignTimeDbContextFactory<>).MakeGenericType(type);
        var users = AppDomain.CurrentDomain.GetAssemblies().Where(one => Array.Exists(one.GetReferencedAssemblies(), name => name.FullName == type.Assembly.FullName));
        return users.Prepend(type.Assembly)
            .SelectMany(TypesOf)
            .FirstOrDefault(one => one is { IsAbstract: false, ContainsGenericParameters: false } && wanted.IsAssignableFrom(one));
    }

    /// <summary>Those that can be loaded: a type of the project may need an assembly that only the running application has.</summary>
    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }

    private static DbContext Call(Type type, string what, Func<DbContext> make)
    {
        try
        {
            return make();
        }
        catch (Exception exception) when (exception is TargetInvocationException or MissingMethodException)
        {
            var cause = exception.InnerException ?? exception;
            throw new MigrationException(
                DiagnosticCodes.ContextNotCreatable,
                $"Cannot make {type.FullName} to read its model: {what} threw {cause.GetType().Name}: {cause.Message}",
                innerException: cause);
        }
    }
}
