using System.Runtime.CompilerServices;
using Migrations.Build.Running;

namespace Migrations.Build.Tests.Running;

/// <summary>Revisions written as lambdas, for tests of the runner.</summary>
internal sealed class RecordedRevisions
{
    private readonly List<Revision> _revisions = [];
    private readonly Dictionary<string, RevisionBody> _bodies = new(StringComparer.Ordinal);

    public static RecordedRevisions None => new();

    /// <summary>Adds a revision behind another.</summary>
    public RecordedRevisions Then(
        string id,
        string? down,
        Action<MigrationOperations> up,
        Action<MigrationOperations>? back = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Add(new Revision(id) { Message = $"revision {id}", DownRevisions = down is null ? [] : [down], Location = new SourceLocation(file, line) }, RevisionBody.Of(new Recording(up, back)));

    /// <summary>Adds a revision that reads.</summary>
    public RecordedRevisions ThenReading(
        string id, string? down, Func<AsyncMigrationOperations, CancellationToken, Task> up) =>
        Add(new Revision(id) { Message = $"revision {id}", DownRevisions = down is null ? [] : [down] }, RevisionBody.Of(new Reading(up)));

    /// <summary>Adds a revision of any shape.</summary>
    public RecordedRevisions Add(Revision revision, RevisionBody body)
    {
        _revisions.Add(revision);
        _bodies.Add(revision.Id, body);
        return this;
    }

    public MigrationEngine Engine(MigrationEngineOptions options) =>
        new(options, new Lazy<RevisionCatalog>(() => new RevisionCatalog(new Lazy<RevisionGraph>(() => new RevisionGraph(_revisions)), revision => _bodies[revision.Id])));

    internal sealed class Recording(Action<MigrationOperations> up, Action<MigrationOperations>? back) : Migration
    {
        public override void Upgrade(MigrationOperations op) => up(op);

        public override void Downgrade(MigrationOperations op)
        {
            if (back is null)
            {
                base.Downgrade(op);
            }
            else
            {
                back(op);
            }
        }
    }

    private sealed class Reading(Func<AsyncMigrationOperations, CancellationToken, Task> up) : AsyncMigration
    {
        public override Task UpgradeAsync(AsyncMigrationOperations op, CancellationToken cancellationToken) => up(op, cancellationToken);
    }
}
