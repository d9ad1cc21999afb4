using Microsoft.EntityFrameworkCore;
using Migrations.Build.EntityFrameworkCore.Reading;

namespace Migrations.Build;

/// <summary>The model of Entity Framework Core as the model.</summary>
public static class EntityFrameworkModel
{
    /// <summary>Reads the tables of a context: all that its <c>EnsureCreated</c> would make. No database is asked.</summary>
    /// <param name="context">A context that uses SQLite or PostgreSQL (Npgsql); it needs no connection.</param>
    /// <returns>The model; each constraint and index has the name that EF Core gives it.</returns>
    /// <exception cref="MigrationException">The context is for another database, or EF Core refuses its model.</exception>
    public static MetaData Of(DbContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ContextModel.Read(context);
    }
}
