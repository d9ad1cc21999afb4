using System.Text.RegularExpressions;
using Migrations.Build.Authoring;
using Migrations.Build.Scripts;

namespace Migrations.Build.Host.Adoption;

/// <summary>Adopted revisions as files of the project, and the revisions whose files it has. No assembly is asked: the project need not
/// compile yet.</summary>
/// <param name="directory">The project's folder.</param>
/// <param name="location">The folder of new revisions, relative to the project.</param>
/// <param name="rootNamespace">The project's namespace.</param>
internal sealed partial class AdoptedFiles(string directory, string location, string rootNamespace)
{
    private readonly HashSet<string> _classes = new(StringComparer.Ordinal);

    /// <summary>The ids of the revisions in folders of the project.</summary>
    public static HashSet<string> Ids(IEnumerable<string> folders)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (string file in folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)))
        {
            if (file.EndsWith(".sql", StringComparison.OrdinalIgnoreCase))
            {
                ids.Add(SqlRevisionFile.Parse(File.ReadAllText(file), file).Id);
            }
            else if (file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
            {
                ids.UnionWith(Declared().Matches(File.ReadAllText(file)).Select(match => match.Groups["id"].Value));
            }
        }

        return ids;
    }

    /// <summary>The file of a revision: SQL, or a class that refuses to run when its SQL was not given.</summary>
    /// <returns>The path relative to the project, and the text.</returns>
    public (string Path, string Text, RevisionFileStyle Style) FileOf(AdoptedRevision revision)
    {
        bool isSql = revision.Upgrade is not null;
        string relative = Path.Combine(location, revision.FileName + (isSql ? ".sql" : ".cs"));
        RevisionFileStyle style = RevisionFileStyle.Of(EditorConfig.For(Path.GetFullPath(relative, directory)));
        string name = ClassName.Of(revision.Message, revision.Id, _classes);
        _classes.Add(name);
        var file = new RevisionFile
        {
            Id = revision.Id,
            Message = revision.Message,
            DownRevisions = revision.DownRevisions,
            BranchLabels = revision.BranchLabels,
            DependsOn = revision.DependsOn,
            CreateDate = revision.CreateDate,
            Namespace = NamespaceName.Of(rootNamespace, Path.GetDirectoryName(relative)!),
            ClassName = name,
            Upgrade = revision.Upgrade ?? Refusal(revision, "Upgrade"),
            Downgrade = isSql ? revision.Downgrade : Refusal(revision, "Downgrade"),
        };
        return (relative, isSql ? file.ToSql(style) : file.ToCSharp(style), style);
    }

    private static string Refusal(AdoptedRevision revision, string direction)
    {
        string message = $"{direction} of revision {revision.Id} has no SQL: it was not given when the revision was adopted from '{Path.GetFileName(revision.Source.File)}'. "
            + "Write what it does here, or delete this file and run MigrateAdopt again with MigrateAdoptSql.";
        return $"throw new MigrationException(\n    DiagnosticCodes.AdoptedTextMissing,\n    {CSharpText.Literal(message)});\n";
    }

    [GeneratedRegex(@"\[Revision\(\s*""(?<id>[^""]+)""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Declared();
}
