using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Migrations.Build.Tasks;

/// <summary>
/// Writes the files of a template into a project. The template of a project of its own gets a folder beside the
/// project's; of the others, what the template's project file says is added to the project's.
/// </summary>
#pragma warning disable CS0436 // The marker of this assembly, not that of the newest MSBuild: older ones have none.
[MSBuildMultiThreadableTask]
#pragma warning restore CS0436
public sealed class InitializeMigrations : Microsoft.Build.Utilities.Task
{
    private const string OwnProjectTemplate = "sdk";
    private const string VersionToken = "MIGRATIONS_BUILD_VERSION";
    private const string ProjectLabel = "Migrations";

    /// <summary>The project file, a full path.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The namespace of the project; empty: its name.</summary>
    public string RootNamespace { get; set; } = "";

    /// <summary>The name of the template.</summary>
    [Required]
    public string Template { get; set; } = "";

    /// <summary>The folder that has one folder for each template, a full path.</summary>
    [Required]
    public string TemplateFolder { get; set; } = "";

    /// <summary>Where to; empty: the project's folder, or for a project of its own a folder beside it.</summary>
    public string OutputFolder { get; set; } = "";

    /// <summary>1: MSBuild's terminal logger is on.</summary>
    public string TerminalLogger { get; set; } = "";

    /// <summary>The files that were written.</summary>
    [Output]
    public ITaskItem[] Files { get; set; } = [];

    private bool IsOwnProject => Template == OwnProjectTemplate;

    private string Name => Path.GetFileNameWithoutExtension(ProjectFile) + (IsOwnProject ? ".Migrations" : "");

    private string CodeNamespace => Identifier(RootNamespace.Length == 0 || IsOwnProject ? Name : RootNamespace);

    /// <inheritdoc/>
    public override bool Execute()
    {
        var log = DiagnosticLog.OfTask(Log, ProjectFile, TerminalLogger == "1");
        string[] names = [.. TemplateCatalog.All(TemplateFolder).Select(template => template.Name)];
        if (!names.Contains(Template, StringComparer.Ordinal))
        {
            log.Error(
                DiagnosticCodes.TemplateUnknown,
                $"Cannot initialize migrations: MigrateTemplate is '{Template}', which is none of {string.Join(", ", names)}. MigrateListTemplates says what they are.");
            return false;
        }

        Dictionary<string, string> files = Targets();
        if (files.Keys.FirstOrDefault(File.Exists) is { } existing)
        {
            log.Error(
                DiagnosticCodes.TemplateFileExists,
                $"Cannot initialize migrations: '{existing}' exists, and nothing is overwritten. Move it away, or give another folder by MigrateOutput. Nothing was written.",
                existing);
            return false;
        }

        foreach (KeyValuePair<string, string> file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file.Key)!);
            File.WriteAllText(file.Key, file.Value, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            log.Text($"Created {file.Key}");
        }

        if (!IsOwnProject)
        {
            AddToProject(log);
        }

        Files = [.. files.Keys.Select(file => new TaskItem(file))];
        return true;
    }

    private Dictionary<string, string> Targets()
    {
        string source = Path.Combine(TemplateFolder, Template);
        string name = Name;
        string folder = Path.GetDirectoryName(ProjectFile)!;
        folder = OutputFolder.Length > 0
            ? Path.GetFullPath(Path.Combine(folder, OutputFolder))
            : IsOwnProject ? Path.Combine(Path.GetDirectoryName(folder) ?? folder, name) : folder;
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in Directory.GetFiles(source, "*", SearchOption.AllDirectories).OrderBy(file => file, StringComparer.Ordinal))
        {
            string relative = file.Substring(source.Length + 1);
            if (relative.StartsWith(TemplateCatalog.ConfigurationFolder, StringComparison.Ordinal) || (!IsOwnProject && IsProject(file)))
            {
                continue;
            }

            string text = File.ReadAllText(file).Replace(VersionToken, PackageVersion());
            files[Path.Combine(folder, relative.Replace(TemplateCatalog.SourceName, name))] = IsProject(file)
                ? text.Replace(TemplateCatalog.SourceName, name)
                : text.Replace(TemplateCatalog.SourceName, CodeNamespace);
        }

        return files;
    }

    // A project that says nothing of migrations yet gets what the template's project says, as text, so that the rest of the
    // file stays as its author has laid it out.
    private void AddToProject(DiagnosticLog log)
    {
        XDocument template = XDocument.Load(Directory.GetFiles(Path.Combine(TemplateFolder, Template), "*.csproj").Single());
        string lines = string.Join(
            "\n",
            template.Root!.Elements().Where(element => (string?)element.Attribute("Label") == ProjectLabel).Select(element => "  " + element))
            .Replace(TemplateCatalog.SourceName, CodeNamespace);
        string project = File.ReadAllText(ProjectFile);
        int end = project.LastIndexOf("</Project>", StringComparison.Ordinal);
        if (end >= 0 && !Regex.IsMatch(project, "<Migrate(ConnectionString|Database)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10)))
        {
            string newLine = project.Contains("\r\n") ? "\r\n" : "\n";
            File.WriteAllText(ProjectFile, project.Insert(end, lines.Replace("\r\n", "\n").Replace("\n", newLine) + newLine));
            log.Text($"Added to {ProjectFile}:\n{lines}");
        }
    }

    private static bool IsProject(string file) => Path.GetFileName(file).Contains(".csproj");

    private static string Identifier(string name) => Regex.Replace(name, @"[^\w.]", "_", RegexOptions.None, TimeSpan.FromSeconds(10));

    // NuGet leaves the package's own description beside its folders; the tree has none.
    private string PackageVersion()
    {
        string description = Path.Combine(TemplateFolder, "..", "migrations.build.nuspec");
        return File.Exists(description)
            ? XDocument.Load(description).Descendants().First(element => element.Name.LocalName == "version").Value
            : typeof(InitializeMigrations).Assembly.GetName().Version!.ToString(3);
    }
}
