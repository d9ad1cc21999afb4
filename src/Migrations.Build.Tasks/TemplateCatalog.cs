using System.Text.Json;

namespace Migrations.Build.Tasks;

/// <summary>The templates in the package's folder, which are those of <c>dotnet new</c> too.</summary>
internal static class TemplateCatalog
{
    /// <summary>The name in the files of a template that the project's takes the place of.</summary>
    public const string SourceName = "Bookstore";

    /// <summary>The folder of a template that is for <c>dotnet new</c> only.</summary>
    public const string ConfigurationFolder = ".template.config";

    /// <summary>The templates with what they are for, in alphabetical order.</summary>
    public static IEnumerable<(string Name, string Description)> All(string folder)
    {
        foreach (string template in Directory.GetDirectories(folder).OrderBy(path => path, StringComparer.Ordinal))
        {
            using JsonDocument settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(template, ConfigurationFolder, "template.json")));
            yield return (Path.GetFileName(template), settings.RootElement.GetProperty("description").GetString()!);
        }
    }
}
