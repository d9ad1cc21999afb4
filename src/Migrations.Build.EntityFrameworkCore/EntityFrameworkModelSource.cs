using Microsoft.EntityFrameworkCore;
using Migrations.Build.EntityFrameworkCore;
using Migrations.Build.EntityFrameworkCore.Reading;

namespace Migrations.Build;

/// <summary>Reads each DbContext that <c>MigrateTargetMetaData</c> names.</summary>
/// <remarks>
/// The context is made by an <c>IDesignTimeDbContextFactory</c> of its own assembly or of one that uses it, else by its
/// constructor without parameters. No database is asked.
/// </remarks>
public sealed class EntityFrameworkModelSource : IModelSource
{
    private EntityFrameworkModelSource()
    {
    }

    /// <summary>The source.</summary>
    public static EntityFrameworkModelSource Instance { get; } = new();

    /// <inheritdoc/>
    public MetaData? Read(Type type, string provider)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!typeof(DbContext).IsAssignableFrom(type))
        {
            return null;
        }

        using var context = DesignTimeContext.Make(type);
        ContextProvider.RequireFor(context, provider);
        return ContextModel.Read(context);
    }
}
