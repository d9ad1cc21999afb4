using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Migrations.Build.Authoring;

/// <summary>
/// The revisions of an assembly, as its compiler wrote them down. An assembly without revisions has an empty registry.
/// </summary>
internal sealed class RevisionRegistry
{
    private readonly Assembly _assembly;
    private readonly Lazy<IRevisionFactory?> _factory;

    private readonly Lazy<IReadOnlyList<RegisteredRevision>> _revisions;

    private RevisionRegistry(
        Assembly assembly, IReadOnlyList<string>? heads, Lazy<IReadOnlyList<RegisteredRevision>> revisions)
    {
        _assembly = assembly;
        _factory = new Lazy<IRevisionFactory?>(() => Factory(assembly));
        _revisions = revisions;
        Heads = heads;
    }

    /// <summary>The ids that nothing follows or depends on, sorted; null when the table does not say them.</summary>
    public IReadOnlyList<string>? Heads { get; }

    /// <summary>The revisions, ordered by id.</summary>
    public IReadOnlyList<RegisteredRevision> Revisions => _revisions.Value;

    /// <summary>Reads the registry of a loaded assembly.</summary>
    /// <exception cref="MigrationException">Its table is of a newer version than this one reads.</exception>
    public static RevisionRegistry Read(Assembly assembly)
    {
        var attribute = assembly.GetCustomAttribute<RevisionRegistryAttribute>();
        return attribute is null
            ? new RevisionRegistry(assembly, [], new Lazy<IReadOnlyList<RegisteredRevision>>([]))
            : new RevisionRegistry(
                assembly,
                RegistryTable.ReadHeads(attribute.Table),
                new Lazy<IReadOnlyList<RegisteredRevision>>(() => Parse(attribute.Table, assembly.GetName().Name ?? "the assembly")));
    }

    /// <summary>
    /// Reads the registry from an assembly's file. No code of it is loaded, and the file is free when this returns.
    /// </summary>
    /// <exception cref="MigrationException">There is no such file, it is not a .NET assembly, or its table is of a newer
    /// version than this one reads.</exception>
    public static IReadOnlyList<RegisteredRevision> ReadMetadata(string assemblyPath)
    {
        try
        {
            using var stream = new FileStream(
                assemblyPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var image = new PEReader(stream, PEStreamOptions.PrefetchMetadata);
            var table = image.HasMetadata ? FindTable(image.GetMetadataReader()) : throw new InvalidDataException();
            return table is null ? [] : Parse(table, assemblyPath);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unreadable(assemblyPath, "there is no such file. Build the project first.", exception);
        }
        catch (Exception exception) when (exception is BadImageFormatException or InvalidDataException)
        {
            throw Unreadable(
                assemblyPath, "it is not a .NET assembly. Name the assembly (.dll) that the project builds.", exception);
        }
    }

    /// <summary>Creates the object of a revision that is a class.</summary>
    /// <param name="index">Its place in <see cref="Revisions"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such revision, or it is a <c>.sql</c> file.</exception>
    public object Create(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Revisions.Count);
        return _factory.Value is { } factory ? factory.Create(index) : throw new ArgumentOutOfRangeException(nameof(index));
    }

    /// <summary>The text of a revision that is a <c>.sql</c> file, as it was when the assembly was built.</summary>
    /// <param name="index">Its place in <see cref="Revisions"/>.</param>
    /// <exception cref="MigrationException">The file was not embedded in the assembly.</exception>
    public string ReadSql(int index)
    {
        var revision = Revisions[index];
        using var stream = _assembly.GetManifestResourceStream(revision.Name) ?? throw new MigrationException(
            DiagnosticCodes.InvalidSqlRevision,
            $"Cannot read revision '{revision.Id}': {_assembly.GetName().Name} holds no resource '{revision.Name}', although "
            + "the file was there when the revisions were listed. Embed it, as the targets of Migrations.Build do: "
            + $"<EmbeddedResource Include=\"{revision.Path}\" LogicalName=\"{revision.Name}\" />.",
            new SourceLocation(revision.Path, revision.Line));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static IRevisionFactory? Factory(Assembly assembly) =>
        assembly.GetCustomAttribute<RevisionFactoryAttribute>() is { } attribute
            ? (IRevisionFactory?)Activator.CreateInstance(attribute.Factory)
            : null;

    private static IReadOnlyList<RegisteredRevision> Parse(string table, string assembly)
    {
        var version = RegistryTable.VersionOf(table);
        if (version > RegistryTable.Version)
        {
            throw new MigrationException(
                DiagnosticCodes.NewerRegistry,
                string.Create(CultureInfo.InvariantCulture, $"Cannot read the revisions of {assembly}: their table has version {version}, and this Migrations.Build reads ")
                + string.Create(CultureInfo.InvariantCulture, $"versions up to {RegistryTable.Version}. ")
                + "Use the version of Migrations.Build that built it, or a newer one.");
        }

        try
        {
            return version is null ? throw new FormatException("The table has no version.") : RegistryTable.Parse(table);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw Unreadable(assembly, "their table is damaged. Build the project again.", exception);
        }
    }

    private static string? FindTable(MetadataReader reader)
    {
        if (!reader.IsAssembly)
        {
            throw new InvalidDataException();
        }

        foreach (var handle in reader.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (!IsRegistry(reader, attribute.Constructor))
            {
                continue;
            }

            // ECMA-335 II.23.3: a prolog, then the argument.
            var blob = reader.GetBlobReader(attribute.Value);
            if (blob.ReadUInt16() != 1)
            {
                throw new InvalidDataException();
            }

            return blob.ReadSerializedString();
        }

        return null;
    }

    private static bool IsRegistry(MetadataReader reader, EntityHandle constructor)
    {
        if (constructor.Kind != HandleKind.MemberReference)
        {
            return false;
        }

        var parent = reader.GetMemberReference((MemberReferenceHandle)constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference)
        {
            return false;
        }

        var type = reader.GetTypeReference((TypeReferenceHandle)parent);
        return reader.StringComparer.Equals(type.Name, nameof(RevisionRegistryAttribute))
            && reader.StringComparer.Equals(type.Namespace, "Migrations.Build");
    }

    private static MigrationException Unreadable(string assembly, string found, Exception cause) => new(
        DiagnosticCodes.UnreadableRegistry,
        $"Cannot read the revisions of {assembly}: {found}",
        location: null,
        cause);
}
