using Microsoft.EntityFrameworkCore;

namespace Migrations.Build.EntityFrameworkCore;

/// <summary>Which database a context is for.</summary>
internal static class ContextProvider
{
    public const string Sqlite = "Sqlite";
    public const string PostgreSql = "PostgreSql";

    /// <summary>The name that the engine's provider for the context's database has.</summary>
    /// <exception cref="MigrationException">The context names no database, or one that has no provider here.</exception>
    public static string Of(DbContext context)
    {
        string? name;
        try
        {
            name = context.Database.ProviderName;
        }
        catch (InvalidOperationException exception)
        {
            throw new MigrationException(
                DiagnosticCodes.ContextModelRefused,
                $"Cannot read the model of {context.GetType().FullName}: EF Core says: {exception.Message}",
                innerException: exception);
        }

        return name switch
        {
            "Microsoft.EntityFrameworkCore.Sqlite" => Sqlite,
            "Npgsql.EntityFrameworkCore.PostgreSQL" => PostgreSql,
            _ => throw new MigrationException(
                DiagnosticCodes.ContextOfOtherProvider,
                $"Cannot read the model of {context.GetType().FullName}: it uses {name}, and only Microsoft.EntityFrameworkCore.Sqlite and Npgsql.EntityFrameworkCore.PostgreSQL have a provider of Migrations.Build. Let the design-time factory make a context of one of these."),
        };
    }

    /// <summary>Makes sure that the context is for the database that the project migrates.</summary>
    /// <exception cref="MigrationException">It is for another one.</exception>
    public static void RequireFor(DbContext context, string provider)
    {
        if (Of(context) is var found && found != provider)
        {
            throw new MigrationException(
                DiagnosticCodes.ContextOfOtherProvider,
                $"Cannot compare {context.GetType().FullName} with this database: the context is made for {found}, and the database's provider is {provider}. Let the design-time factory make a context for {provider}, or correct MigrateProvider or the connection.");
        }
    }
}
