using System.Globalization;
using System.Reflection;
using Migrations.Build.Authoring;

namespace Migrations.Build.Running;

/// <summary>Revisions as a graph, and what each of them runs.</summary>
internal sealed class RevisionCatalog(RevisionGraph graph, Func<Revision, RevisionBody> bodyOf)
{
    public RevisionGraph Graph => graph;

    /// <summary>The revisions that the registry of an assembly names.</summary>
    /// <exception cref="MigrationException">They are no graph, or the registry cannot be read.</exception>
    public static RevisionCatalog Read(Assembly assembly)
    {
        var registry = RevisionRegistry.Read(assembly);
        var indexes = new Dictionary<string, int>(registry.Revisions.Count, StringComparer.Ordinal);
        for (var index = 0; index < registry.Revisions.Count; index++)
        {
            indexes[registry.Revisions[index].Id] = index;
        }

        return new RevisionCatalog(
            new RevisionGraph(registry.Revisions.Select(ToRevision)),
            revision => Body(registry, indexes[revision.Id], revision));
    }

    /// <summary>What a registry's row says of a revision.</summary>
    public static Revision ToRevision(RegisteredRevision row) => new(row.Id)
    {
        Message = row.Message,
        Documentation = row.Documentation.Length == 0 ? row.Message : row.Documentation,
        DownRevisions = row.DownRevisions,
        DependsOn = row.DependsOn,
        BranchLabels = row.BranchLabels,
        CreateDate = DateTimeOffset.TryParse(
            row.CreateDate, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null,
        Path = row.Path,
        TextHash = row.TextHash,
        Location = new SourceLocation(row.Path, row.Line),
    };

    /// <summary>What a revision runs.</summary>
    /// <exception cref="MigrationException">Its object cannot be made, or its <c>.sql</c> file cannot be read.</exception>
    public RevisionBody BodyOf(Revision revision) => bodyOf(revision);

    private static RevisionBody Body(RevisionRegistry registry, int index, Revision revision)
    {
        if (registry.Revisions[index].Kind == RevisionKind.Sql)
        {
            return RevisionBody.OfSql(SqlRevisionFile.Parse(registry.ReadSql(index), revision.Path ?? ""));
        }

        return registry.Create(index) switch
        {
            Migration migration => RevisionBody.Of(migration),
            AsyncMigration migration => RevisionBody.Of(migration),
            var other => throw new MigrationException(
                DiagnosticCodes.RevisionNotMigration,
                $"Cannot run revision {revision.Id}: {other.GetType()} is neither a Migration nor an AsyncMigration.",
                revision.Location),
        };
    }
}
