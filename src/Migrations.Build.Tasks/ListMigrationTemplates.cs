using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Migrations.Build.Tasks;

/// <summary>Shows the templates of MigrateInit.</summary>
#pragma warning disable CS0436 // The marker of this assembly, not that of the newest MSBuild: older ones have none.
[MSBuildMultiThreadableTask]
#pragma warning restore CS0436
public sealed class ListMigrationTemplates : Microsoft.Build.Utilities.Task
{
    /// <summary>The folder that has one folder for each template, a full path.</summary>
    [Required]
    public string TemplateFolder { get; set; } = "";

    /// <summary>1: MSBuild's terminal logger is on.</summary>
    public string TerminalLogger { get; set; } = "";

    /// <summary>The templates, with the metadata <c>Description</c>.</summary>
    [Output]
    public ITaskItem[] Templates { get; set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        var log = DiagnosticLog.OfTask(Log, BuildEngine.ProjectFileOfTaskNode, TerminalLogger == "1");
        var templates = TemplateCatalog.All(TemplateFolder).ToList();
        Templates =
        [
            .. templates.Select(template => new TaskItem(template.Name, new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Description"] = template.Description,
            })),
        ];
        log.Text(string.Join("\n", templates.Select(template => $"{template.Name,-8} {template.Description}")));
        return true;
    }
}
