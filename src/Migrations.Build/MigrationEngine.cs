using Migrations.Build.Authoring;
using Migrations.Build.Running;

namespace Migrations.Build;

/// <summary>The front door: upgrades, downgrades, stamps and asks a database, for hosts and for an application's own start-up code.</summary>
/// <remarks>Thread safety: one engine runs one command at a time.</remarks>
public sealed partial class MigrationEngine
{
    private readonly MigrationEngineOptions _options;
    private readonly Lazy<RevisionCatalog> _catalog;
    private readonly Lazy<MigrationEngineOptions> _whole;

    /// <summary>Makes an engine; nothing is read or opened before the first command.</summary>
    /// <param name="options">What it works on and how.</param>
    public MigrationEngine(MigrationEngineOptions options)
        : this(options, new Lazy<RevisionCatalog>(() => RevisionCatalog.Read(options.Revisions)))
    {
    }

    internal MigrationEngine(MigrationEngineOptions options, Lazy<RevisionCatalog> catalog)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _catalog = catalog;
        _whole = new Lazy<MigrationEngineOptions>(
            () => options with { Environment = options.Environment ?? EnvironmentRegistry.Find(options.Revisions, options.EnvironmentType) });
    }

    /// <summary>The revisions of the assembly.</summary>
    /// <exception cref="MigrationException">They are no graph: an id is there twice, a parent is unknown, there is a cycle.</exception>
    public RevisionGraph Graph => _catalog.Value.Graph;

    /// <summary>Brings the database up to a target.</summary>
    /// <param name="target">A revision target: <c>head</c>, an id or its beginning, <c>+2</c>, <c>billing@head</c>.</param>
    /// <param name="cancellationToken">Stops at the next safe point; what was committed stays.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="MigrationException">The target, the connection or a revision is refused; the database stands at a revision boundary.</exception>
    public Task<MigrationRun> UpgradeAsync(string target = "head", CancellationToken cancellationToken = default) =>
        RunAsync(
            new RunRequest(target, (rows, wanted) => Graph.PlanUpgrade(rows, wanted)) { IsUpgrade = true }, cancellationToken);

    /// <summary>Takes the database down to a target.</summary>
    /// <param name="target">A revision target: <c>base</c>, an id or its beginning, <c>-1</c>.</param>
    /// <param name="cancellationToken">Stops at the next safe point; what was committed stays.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="MigrationException">The target, the connection or a revision is refused; the database stands at a revision boundary.</exception>
    public Task<MigrationRun> DowngradeAsync(string target, CancellationToken cancellationToken = default) =>
        RunAsync(new RunRequest(target, (rows, wanted) => Graph.PlanDowngrade(rows, wanted)), cancellationToken);

    /// <summary>Records that the database is at these revisions; none of their code runs.</summary>
    /// <param name="targets">Revision targets: ids, <c>head</c>, <c>heads</c>, <c>base</c>.</param>
    /// <param name="purge">Deletes all rows of the version table first, those that no revision knows included.</param>
    /// <param name="cancellationToken">Stops at the next safe point.</param>
    /// <returns>What was recorded.</returns>
    /// <exception cref="MigrationException">A target or the connection is refused; nothing was changed.</exception>
    public Task<MigrationRun> StampAsync(
        IReadOnlyList<string> targets, bool purge = false, CancellationToken cancellationToken = default) =>
        RunAsync(
            new RunRequest(string.Join(", ", targets), (rows, _) => Graph.PlanStamp(rows, targets, purge)) { IsRelative = false },
            cancellationToken);

    /// <summary>Makes the version table, unless it is there. No revision runs.</summary>
    /// <param name="cancellationToken">Stops at the next safe point.</param>
    /// <returns>Whether the table was made.</returns>
    /// <exception cref="MigrationException">The connection or the table is refused; nothing was changed.</exception>
    public async Task<bool> EnsureVersionAsync(CancellationToken cancellationToken = default)
    {
        var catalog = _catalog.Value;
        return await AskAsync(
            mayCreate: true,
            session => new Runner(Options, catalog, session).EnsureVersionAsync(cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads which revisions the database is at. Nothing is created.</summary>
    /// <param name="cancellationToken">Gives up the read.</param>
    /// <returns>The rows of the version table, sorted; empty when there is no such table.</returns>
    /// <exception cref="MigrationException">The connection is refused.</exception>
    public async Task<IReadOnlyList<string>> CurrentAsync(CancellationToken cancellationToken = default)
    {
        var table = new TableName(_options.VersionTable, _options.VersionTableSchema);
        return await AskAsync(mayCreate: false, ReadAsync, cancellationToken).ConfigureAwait(false) ?? [];

        Task<IReadOnlyList<string>?> ReadAsync(DatabaseSession session)
        {
            _options.Events?.Report(new DatabaseOpened(session.Description));
            return session.ReadVersionsAsync(table, cancellationToken);
        }
    }

    /// <summary>Tells whether the model has changes that no revision carries. Nothing is written.</summary>
    /// <param name="to">What the model is compared with.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What differs, in the order of the operations that would make it equal.</returns>
    /// <exception cref="DatabaseNotAtHeadException">The database has not all revisions.</exception>
    /// <exception cref="MigrationException">There is no model, or what it is compared with cannot be reached or made.</exception>
    public async Task<SchemaCheck> CheckAsync(CompareTo to = CompareTo.Database, CancellationToken cancellationToken = default) =>
        (await AutogenerateAsync(to, cancellationToken).ConfigureAwait(false)).Check;

    /// <summary>Makes the revision that carries the model's changes, as C#. Nothing is written.</summary>
    /// <param name="to">What the model is compared with.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The revision; none when nothing differs.</returns>
    /// <exception cref="DatabaseNotAtHeadException">The database has not all revisions.</exception>
    /// <exception cref="MigrationException">There is no model, or what it is compared with cannot be reached or made.</exception>
    public async Task<Autogeneration> AutogenerateAsync(
        CompareTo to = CompareTo.Database, CancellationToken cancellationToken = default)
    {
        var comparison = new ModelComparison(Options, _catalog.Value);
        var difference = await comparison.CompareAsync(to, cancellationToken).ConfigureAwait(false);
        return new DirectiveWriter(Options, comparison.Target.Convention).Write(difference);
    }

    /// <summary>Reads a database as the start of a history: the revision that makes it, and its model, as C#. Nothing is written.</summary>
    /// <param name="modelNamespace">The namespace of the model's files; null: none.</param>
    /// <param name="cancellationToken">Gives up the read.</param>
    /// <returns>The revision's body, the model's files, and what has no place in the model.</returns>
    /// <exception cref="MigrationException">The connection is refused.</exception>
    public async Task<Scaffold> ScaffoldAsync(string? modelNamespace = null, CancellationToken cancellationToken = default)
    {
        return await AskAsync(mayCreate: false, ReadAsync, cancellationToken).ConfigureAwait(false);

        Task<Scaffold> ReadAsync(DatabaseSession session)
        {
            Options.Events?.Report(new DatabaseOpened(session.Description));
            return new Scaffolder(Options).ReadAsync(session, modelNamespace, cancellationToken);
        }
    }

    /// <summary>The options with the project's environment, which is made when a command first has a use for it.</summary>
    private MigrationEngineOptions Options => _whole.Value;

    private async Task<MigrationRun> RunAsync(RunRequest request, CancellationToken cancellationToken)
    {
        var catalog = _catalog.Value;
        return await AskAsync(
            mayCreate: true,
            session => new Runner(Options, catalog, session).RunAsync(request, cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> AskAsync<T>(
        bool mayCreate, Func<DatabaseSession, Task<T>> ask, CancellationToken cancellationToken)
    {
        var session = await OpenAsync(mayCreate, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            return await session.AskAsync(ask, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<DatabaseSession> OpenAsync(bool mayCreate, CancellationToken cancellationToken) =>
        _options.Provider.OpenAsync(
            new SessionRequest(_options.ConnectionString, _options.Directory, _options.CommandTimeout) { MayCreate = mayCreate, Environment = Options.Environment },
            cancellationToken);
}
