namespace Migrations.Build.Host.Adoption;

/// <summary>A folder of scripts that run in the order of their names, as DbUp and many a home-made runner have it.</summary>
internal static class PlainScripts
{
    /// <summary>The scripts, ordered by their paths, character by character.</summary>
    /// <exception cref="MigrationException">Two names give one id, or a script has a line that would cut a revision.</exception>
    public static AdoptedHistory Read(IEnumerable<SourceFile> files)
    {
        var warnings = new List<MigrationWarning>();
        AdoptedRevision[] revisions =
        [
            .. files.OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => new AdoptedRevision
            {
                Id = AdoptedName.Id(file.Name),
                Message = AdoptedName.Message(Path.GetFileName(file.Name)),
                FileName = file.Name,
                Source = new SourceLocation(file.Path, 0),
                Upgrade = HandWrittenScript.Text(file, warnings),
            }),
        ];
        return new AdoptedHistory("scripts in the order of their names", revisions, IsLinear: true) { Warnings = warnings };
    }
}
