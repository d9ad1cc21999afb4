using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Migrations.Build.Tasks.Tests;

/// <summary>The reference assemblies of .NET Framework, as far as a reference to one of their types or members needs them.</summary>
internal sealed class FrameworkAssemblies(string folder) : IDisposable
{
    private readonly Dictionary<string, Module?> _modules = new(StringComparer.OrdinalIgnoreCase);

    public static FrameworkAssemblies Open() => new(typeof(FrameworkAssemblies).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "NETFramework").Value!);

    /// <summary>Whether the assembly is part of the framework.</summary>
    public bool Has(string assembly) => Load(assembly) is not null;

    /// <summary>Finds a type by way of its forwarders; null when there is none.</summary>
    /// <param name="assembly">The assembly that is referenced.</param>
    /// <param name="name">The type's full name, nested ones with <c>+</c>.</param>
    public (Module Module, TypeDefinition Type)? Find(string assembly, string name)
    {
        for (string? next = assembly; next is not null && Load(next) is { } module;)
        {
            if (module.Types.TryGetValue(name, out TypeDefinitionHandle type))
            {
                return (module, module.Reader.GetTypeDefinition(type));
            }

            next = module.Forwarders.GetValueOrDefault(name.Split('+')[0]);
        }

        return null;
    }

    /// <summary>Whether a type or one of its bases has a member.</summary>
    /// <param name="assembly">The assembly of the type.</param>
    /// <param name="type">The type's full name.</param>
    /// <param name="member">The member's name and signature, as <see cref="SignatureText"/> writes it.</param>
    public bool HasMember(string assembly, string type, string member)
    {
        while (Find(assembly, type) is { } found)
        {
            MetadataReader reader = found.Module.Reader;
            if (found.Type.GetMethods().Select(reader.GetMethodDefinition).Any(method => SignatureText.Of(reader, method) == member)
                || found.Type.GetFields().Select(reader.GetFieldDefinition).Any(field => SignatureText.Of(reader, field) == member))
            {
                return true;
            }

            if (found.Type.BaseType.IsNil)
            {
                return false;
            }

            type = SignatureText.NameOf(reader, found.Type.BaseType);
            assembly = SignatureText.AssemblyOf(reader, found.Type.BaseType) ?? found.Module.Name;
        }

        return false;
    }

    public void Dispose()
    {
        foreach (Module? module in _modules.Values)
        {
            module?.Dispose();
        }
    }

    private Module? Load(string assembly)
    {
        if (!_modules.TryGetValue(assembly, out Module? module))
        {
            string? file = new[] { Path.Combine(folder, assembly + ".dll"), Path.Combine(folder, "Facades", assembly + ".dll") }.FirstOrDefault(File.Exists);
            _modules[assembly] = module = file is null ? null : new Module(file);
        }

        return module;
    }

    /// <summary>One assembly.</summary>
    internal sealed class Module : IDisposable
    {
        private readonly PEReader _file;

        public Module(string file)
        {
            _file = new PEReader(File.OpenRead(file));
            Name = Path.GetFileNameWithoutExtension(file);
            Reader = _file.GetMetadataReader();
            Types = Reader.TypeDefinitions.ToDictionary(type => SignatureText.NameOf(Reader, type));
            Forwarders = Reader.ExportedTypes.Select(Reader.GetExportedType)
                .Where(type => type.Implementation.Kind == HandleKind.AssemblyReference)
                .ToDictionary(
                    type => SignatureText.Join(Reader.GetString(type.Namespace), Reader.GetString(type.Name)),
                    type => Reader.GetString(Reader.GetAssemblyReference((AssemblyReferenceHandle)type.Implementation).Name));
        }

        public string Name { get; }

        public MetadataReader Reader { get; }

        public Dictionary<string, TypeDefinitionHandle> Types { get; }

        public Dictionary<string, string> Forwarders { get; }

        public void Dispose() => _file.Dispose();
    }
}
