using System.Reflection;
using System.Runtime.Loader;

namespace Migrations.Build.Host.Configuration;

/// <summary>What the packages of Migrations.Build bring into the project: each part is the property Instance of a public type.</summary>
internal static class PackageParts
{
    public const string Prefix = "Migrations.Build.";

    // Ours that have no parts; the host's own folder is among the trusted ones when it runs without a project's.
    private static readonly string[] WithoutParts = [Prefix + "Host", Prefix + "Tasks", Prefix + "Analyzers"];

    /// <summary>The assemblies that read models. Only a comparison needs them, so that nothing else loads them.</summary>
    public static IReadOnlyList<string> ModelSources { get; } = [Prefix + "EntityFrameworkCore"];

    /// <summary>Our assemblies that the project brings, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = FindNames();

    /// <summary>The parts of one kind, loaded when they are asked for.</summary>
    public static IEnumerable<T> Load<T>(IEnumerable<string> names)
        where T : class =>
        from name in names
        from type in AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(name)).GetExportedTypes()
        where type.IsAssignableTo(typeof(T))
        let part = type.GetProperty("Instance", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as T
        where part is not null
        select part;

    // A loop, since every command asks: the same as a query takes a twentieth of an upgrade that finds nothing to do.
    private static List<string> FindNames()
    {
        var names = new List<string>();
        foreach (string file in ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator))
        {
            string name = Path.GetFileNameWithoutExtension(file);
            if (name.StartsWith(Prefix, StringComparison.Ordinal) && Array.IndexOf(WithoutParts, name) < 0)
            {
                names.Add(name);
            }
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
