using System.Reflection;
using System.Runtime.Loader;

namespace Migrations.Build.Host.Configuration;

/// <summary>An engine as the project's properties describe it.</summary>
internal static class EngineSettings
{
    private const string NoTable = "none";

    /// <summary>Makes the engine of a request.</summary>
    /// <exception cref="MigrationException">A property, the connection, the provider or the assembly is refused.</exception>
    public static MigrationEngine Engine(HostRequest request, HostOutput output, IProgress<MigrationEvent> events)
    {
        string connection = Connection(request, output);
        return Engine(request, () => ProviderFinder.Find(request, connection), connection, events);
    }

    /// <summary>Makes an engine that asks no database; a connection counts only where it must tell which provider is meant.</summary>
    /// <exception cref="MigrationException">A property, the provider or the assembly is refused.</exception>
    public static MigrationEngine Offline(HostRequest request, HostOutput output, IProgress<MigrationEvent> events) =>
        Engine(request, () => ProviderFinder.FindOffline(request, () => Connection(request, output)), "", events);

    private static string Connection(HostRequest request, HostOutput output)
    {
        ConnectionChoice connection = ConnectionSettings.Choose(request);
        output.Redactor.Hide(connection.Value);
        if (connection.Origin == ConnectionOrigin.Property && !request.IsOfBundle)
        {
            MangledConnection.ThrowIfMangled(request, connection.Value);
            WarnOfPassword(output, request, connection.Value);
        }

        return connection.Value;
    }

    private static MigrationEngine Engine(
        HostRequest request, Func<MigrationProvider> provider, string connection, IProgress<MigrationEvent> events)
    {
        // Cheap complaints first: a word that cannot be read is found before a provider is loaded.
        TransactionMode? transaction = request.Choice<TransactionMode>("MigrateTransaction");
        TimeSpan? lockTimeout = request.Duration("MigrateLockTimeout");
        TimeSpan? tableLockTimeout = request.Duration("MigrateTableLockTimeout");
        TimeSpan? commandTimeout = request.Duration("MigrateCommandTimeout");
        IReadOnlyDictionary<string, string> arguments = request.Pairs("MigrateArgs");
        var options = new MigrationEngineOptions
        {
            Provider = provider(),
            ConnectionString = connection,
            Revisions = Revisions(request),
            Directory = request.ProjectDirectory,
            TargetMetaData = request.Setting("MigrateTargetMetaData"),
            ModelSources = PackageParts.Load<IModelSource>(PackageParts.Names.Intersect(PackageParts.ModelSources, StringComparer.Ordinal)),
            Database = request.DatabaseName,
            EnvironmentType = request.Setting("MigrateEnvironmentType"),
            CompareType = request.Flag("MigrateCompareType", otherwise: true),
            CompareServerDefault = request.Flag("MigrateCompareServerDefault", otherwise: true),
            IncludeSchemas = request.List("MigrateIncludeSchemas"),
            Tag = request.Setting("MigrateTag"),
            RevisionDirectory = request.RevisionDirectory,
            VersionTableSchema = request.Setting("MigrateVersionTableSchema"),
            CommandTimeout = commandTimeout,
            Arguments = arguments,
            SourceRoots = request.SourceRoots,
            Events = events,
        };
        return new MigrationEngine(options with
        {
            VersionTable = request.Setting("MigrateVersionTable") ?? options.VersionTable,
            LogTable = request.Setting("MigrateLogTable") switch
            {
                null => options.LogTable,
                var word when word.Equals(NoTable, StringComparison.OrdinalIgnoreCase) => null,
                var table => table,
            },
            Transaction = transaction ?? options.Transaction,
            LockTimeout = lockTimeout ?? options.LockTimeout,
            TableLockTimeout = tableLockTimeout ?? options.TableLockTimeout,
            RequireUnchangedRevisions = request.Flag("MigrateRequireUnchangedRevisions"),
        });
    }

    private static void WarnOfPassword(HostOutput output, HostRequest request, string connectionString)
    {
        string? finding = Redactor.HasPassword(connectionString) switch
        {
            true => "holds a password",
            null => "is not in the form of a connection string (keyword=value;keyword=value, or a URL) and may hold a password",
            false => null,
        };
        if (finding is not null)
        {
            output.Diagnostic(
                "warning",
                DiagnosticCodes.PasswordInProperty,
                $"MigrateConnectionString {finding}, and MSBuild records properties in its logs. Put the connection string "
                + "into an environment variable and its name into MigrateConnectionStringVariable, or use MigrateConnectionStringName.",
                request.ProjectFile,
                0);
        }
    }

    /// <summary>The assembly of the revisions, from the default context: the user's code must be one with what its own dependencies see.</summary>
    /// <exception cref="MigrationException">It cannot be loaded.</exception>
    public static Assembly Revisions(HostRequest request)
    {
        string file = request.AssemblyFile!;
        try
        {
            try
            {
                // By the file's name: to read the assembly's own would open the file twice.
                return AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(Path.GetFileNameWithoutExtension(file)));
            }
            catch (FileNotFoundException)
            {
                return AssemblyLoadContext.Default.LoadFromAssemblyPath(file);
            }
        }
        catch (Exception e) when (e is IOException or BadImageFormatException)
        {
            throw new MigrationException(
                DiagnosticCodes.AssemblyUnloadable,
                $"Cannot load the revisions of '{file}': {e.Message} Build the project again, or set MigrateAssembly to the assembly that holds them.",
                innerException: e);
        }
    }
}
