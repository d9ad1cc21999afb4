namespace Migrations.Build.Running;

/// <summary>Turns the places that a compiler wrote down back into files on disk.</summary>
/// <remarks>
/// Under <c>ContinuousIntegrationBuild</c> a path begins with a source root's mapped name, <c>/_/</c>. A registry's path is
/// relative to the project.
/// </remarks>
internal sealed class SourceMap(IReadOnlyDictionary<string, string> roots, string? directory)
{
    private readonly KeyValuePair<string, string>[] _roots = [.. roots.OrderByDescending(root => root.Key.Length)];

    public SourceLocation? Resolve(SourceLocation? location)
    {
        if (location is null)
        {
            return null;
        }

        foreach (var (mapped, real) in _roots)
        {
            if (location.File.StartsWith(mapped, StringComparison.Ordinal))
            {
                return location with { File = Path.Combine(real, location.File[mapped.Length..]) };
            }
        }

        return directory is null || Path.IsPathRooted(location.File)
            ? location
            : location with { File = Path.GetFullPath(location.File, Path.GetFullPath(directory)) };
    }
}
