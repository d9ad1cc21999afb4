using System.Globalization;
using System.Reflection;
using Migrations.Build.Authoring;

namespace Migrations.Build.Running;

/// <summary>Revisions as a graph, and what each of them runs.</summary>
internal sealed class RevisionCatalog(Lazy<RevisionGraph> graph, Func<Revision, RevisionBody> bodyOf)
{
    /// <summary>The graph, made when it is first asked for.</summary>
    /// <exception cref="MigrationException">The revisions are no graph.</exception>
    public RevisionGraph Graph => graph.Value;

    /// <summary>All revisions, where possible without making the graph.</summary>
    public IEnumerable<Revision> Revisions => Registered ?? Graph.Revisions;

    /// <summary>The heads, dependencies counted, where they are known without making the graph; null: not known.</summary>
    public IReadOnlyList<string>? Heads { get; private init; }

    private IEnumerable<Revision>? Registered { get; init; }

    /// <summary>The revisions that the registry of an assembly names.</summary>
    /// <exception cref="MigrationException">The registry cannot be read.</exception>
    public static RevisionCatalog Read(Assembly assembly)
    {
        var registry = RevisionRegistry.Read(assembly);
        var indexes = new Lazy<Dictionary<string, int>>(() => IndexesOf(registry.Revisions));
        return new RevisionCatalog(
            new Lazy<RevisionGraph>(() => new RevisionGraph(registry.Revisions.Select(ToRevision))),
            revision => Body(registry, indexes.Value[revision.Id], revision))
        {
            Heads = registry.Heads,
            Registered = registry.Revisions.Select(ToRevision),
        };
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

    private static Dictionary<string, int> IndexesOf(IReadOnlyList<RegisteredRevision> revisions)
    {
        var indexes = new Dictionary<string, int>(revisions.Count, StringComparer.Ordinal);
        for (var index = 0; index < revisions.Count; index++)
        {
            indexes[revisions[index].Id] = index;
        }

        return indexes;
    }

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
