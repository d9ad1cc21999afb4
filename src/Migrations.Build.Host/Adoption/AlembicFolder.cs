using System.Globalization;

namespace Migrations.Build.Host.Adoption;

/// <summary>The folder of an Alembic environment's revisions: each file is read, none is run.</summary>
internal static class AlembicFolder
{
    private const string Id = "revision";
    private const string Parents = "down_revision";
    private const string Labels = "branch_labels";
    private const string Dependencies = "depends_on";
    private const string DateLine = "Create Date:";

    private static readonly HashSet<string> Names = new([Id, Parents, Labels, Dependencies], StringComparer.Ordinal);

    /// <summary>The revisions of a folder, with the SQL that scripts have of them.</summary>
    /// <param name="files">The Python files: their paths, their names relative to the folder without extension, and their text.</param>
    /// <param name="scripts">What Alembic's offline mode printed; may be empty.</param>
    /// <exception cref="MigrationException">A file cannot be read, a script does not fit, or the revisions are no graph.</exception>
    public static AdoptedHistory Read(IEnumerable<SourceFile> files, IEnumerable<SourceFile> scripts)
    {
        var sections = new AdoptedSections();
        foreach (SourceFile script in scripts)
        {
            AlembicScript.Read(script.Text, script.Path, sections);
        }

        AdoptedRevision[] revisions = [.. files.Select(file => Revision(file, sections))];
        HashSet<string> ids = [.. revisions.Select(revision => revision.Id)];
        if (sections.Names.FirstOrDefault(name => !ids.Contains(name)) is { } unknown)
        {
            throw new MigrationException(
                DiagnosticCodes.AdoptionScriptUnfit,
                $"Cannot adopt the script: it runs revision '{unknown}', of which the folder has no file. Give the folder and the script of one history.",
                sections.PlaceOf(unknown));
        }

        // A history that is no graph is refused where the other tool has it, not in the files that would be written.
        _ = new RevisionGraph(revisions.Select(revision => new Revision(revision.Id)
        {
            DownRevisions = [.. revision.DownRevisions],
            DependsOn = [.. revision.DependsOn],
            BranchLabels = [.. revision.BranchLabels],
            Location = revision.Source,
        }));
        return new AdoptedHistory("Alembic", revisions, IsLinear: false);
    }

    private static AdoptedRevision Revision(SourceFile file, AdoptedSections sections)
    {
        PythonModule module = PythonModule.Read(file.Text, file.Path, Names);
        if (module.ValuesOf(Id) is not [var id])
        {
            throw new MigrationException(
                DiagnosticCodes.AlembicFileUnreadable,
                "Cannot read the revision: the file does not set 'revision' to a string at its top level. Name the folder of revisions alone (versions), not that of env.py.",
                new SourceLocation(file.Path, module.LineOf(Id)));
        }

        string documentation = module.Documentation.ReplaceLineEndings("\n").Trim();
        return new AdoptedRevision
        {
            Id = id,
            Message = documentation.Split("\n\n")[0].Trim(),
            FileName = file.Name,
            DownRevisions = module.ValuesOf(Parents) ?? [],
            BranchLabels = module.ValuesOf(Labels) ?? [],
            DependsOn = module.ValuesOf(Dependencies) ?? [],
            CreateDate = DateIn(documentation),
            Source = new SourceLocation(file.Path, module.LineOf(Id)),
            Upgrade = sections.Text(id, RevisionDirection.Upgrade),
            Downgrade = sections.Text(id, RevisionDirection.Downgrade),
        };
    }

    private static string? DateIn(string documentation) =>
        documentation.Split('\n').FirstOrDefault(line => line.StartsWith(DateLine, StringComparison.Ordinal)) is { } line
        && DateTime.TryParse(line[DateLine.Length..], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _)
            ? line[DateLine.Length..].Trim().Replace(' ', 'T')
            : null;
}
