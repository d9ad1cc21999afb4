using System.Globalization;
using System.Reflection;
using Migrations.Build.Authoring;

namespace Migrations.Build.Running;

/// <summary>The revisions of an assembly as a graph, and what each of them runs.</summary>
internal sealed class RevisionCatalog
{
    private readonly RevisionRegistry _registry;
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    private RevisionCatalog(RevisionRegistry registry)
    {
        _registry = registry;
        for (var index = 0; index < registry.Revisions.Count; index++)
        {
            _indexes[registry.Revisions[index].Id] = index;
        }

        Graph = new RevisionGraph(registry.Revisions.Select(ToRevision));
    }

    public RevisionGraph Graph { get; }

    public static RevisionCatalog Read(Assembly assembly) => new(RevisionRegistry.Read(assembly));

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
    public RevisionBody BodyOf(Revision revision)
    {
        var index = _indexes[revision.Id];
        if (_registry.Revisions[index].Kind == RevisionKind.Sql)
        {
            return RevisionBody.OfSql(SqlRevisionFile.Parse(_registry.ReadSql(index), revision.Path ?? ""));
        }

        return _registry.Create(index) switch
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
