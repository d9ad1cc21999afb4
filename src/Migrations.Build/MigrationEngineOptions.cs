using System.Reflection;

namespace Migrations.Build;

/// <summary>What a <see cref="MigrationEngine"/> works on and how.</summary>
public sealed record MigrationEngineOptions
{
    /// <summary>The database's provider, such as <c>SqliteProvider.Instance</c>.</summary>
    public required MigrationProvider Provider { get; init; }

    /// <summary>
    /// The connection: the driver's keyword form, or a URL such as <c>sqlite:///app.db</c>; may be empty for what only
    /// writes scripts.
    /// </summary>
    public required string ConnectionString { get; init; }

    /// <summary>The assembly that holds the revisions; its registry is read, not its types.</summary>
    public required Assembly Revisions { get; init; }

    /// <summary>The folder that a relative database path starts from; null: the process's current directory.</summary>
    public string? Directory { get; init; }

    /// <summary>
    /// The folder of the project that holds the revisions, which the paths of its registry are relative to; null:
    /// <see cref="Directory"/>.
    /// </summary>
    public string? RevisionDirectory { get; init; }

    /// <summary>The version table: one row for each current revision, in Alembic's shape.</summary>
    public string VersionTable { get; init; } = "migrations_version";

    /// <summary>The schema of the version table; null: the connection's default schema.</summary>
    public string? VersionTableSchema { get; init; }

    /// <summary>
    /// The log table: who applied which revision when, and how far a revision is that commits in its middle; null: no log,
    /// and a run that was cut within such a revision cannot go on by itself.
    /// </summary>
    public string? LogTable { get; init; } = "migrations_log";

    /// <summary>
    /// The model: what the schema should be, and how constraints without a name get one; null: the one of the assembly
    /// that <see cref="TargetMetaData"/> names.
    /// </summary>
    public MetaData? Model { get; init; }

    /// <summary>
    /// The full name of the model's property or type, or several of them separated by blanks or bars, whose tables are put
    /// together; null: the only one of the assembly, if there is one.
    /// </summary>
    public string? TargetMetaData { get; init; }

    /// <summary>
    /// Who reads a type that <see cref="TargetMetaData"/> names and that holds no <see cref="MetaData"/>; asked only when a
    /// comparison needs the model.
    /// </summary>
    public IEnumerable<IModelSource> ModelSources { get; init; } = [];

    /// <summary>
    /// The project's own say in connecting, running, comparing and writing; null: the one of the assembly that
    /// <see cref="EnvironmentType"/> names.
    /// </summary>
    public MigrationEnvironment? Environment { get; init; }

    /// <summary>The full name of the environment's class; null: the only one of the assembly, if there is one.</summary>
    public string? EnvironmentType { get; init; }

    /// <summary>Whether a comparison looks at the types of columns.</summary>
    public bool CompareType { get; init; } = true;

    /// <summary>Whether a comparison looks at defaults, identities and computations; none is ever executed.</summary>
    public bool CompareServerDefault { get; init; } = true;

    /// <summary>Schemas that a comparison looks at beside those that the model names.</summary>
    public IReadOnlyList<string> IncludeSchemas { get; init; } = [];

    /// <summary>How much one transaction holds.</summary>
    public TransactionMode Transaction { get; init; }

    /// <summary>How long to wait for another runner or writer before giving up.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long a statement in a transaction may queue for a table's lock, since all others queue behind it; then the
    /// revision is rolled back and tried again, until <see cref="LockTimeout"/> is over. Zero: as the server has it.
    /// SQLite locks no tables.
    /// </summary>
    public TimeSpan TableLockTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether an applied revision whose text was changed since ends the run; else it is a warning.</summary>
    public bool RequireUnchangedRevisions { get; init; }

    /// <summary>
    /// How long one statement may take; null: as long as it needs. SQLite never stops a statement: there it is how long one
    /// waits for another connection's lock.
    /// </summary>
    public TimeSpan? CommandTimeout { get; init; }

    /// <summary>The name of the database among several, which revisions read as <c>op.Database</c>; null: there is one.</summary>
    public string? Database { get; init; }

    /// <summary>A free word for the run (<c>MigrateTag</c>), which revisions read as <c>op.Tag</c>; null: none.</summary>
    public string? Tag { get; init; }

    /// <summary>Free arguments (<c>MigrateArgs</c>), which revisions read as <c>op.Arguments</c>.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The compiler's path map, mapped prefix to real folder (<c>/_/</c> to <c>/home/ann/bookstore/</c>), which turns
    /// the places in errors back into files on disk.
    /// </summary>
    public IReadOnlyDictionary<string, string> SourceRoots { get; init; } = new Dictionary<string, string>();

    /// <summary>Hears what the run tells, on the run's own thread and in order; null: nobody listens.</summary>
    public IProgress<MigrationEvent>? Events { get; init; }

    /// <summary>The clock of the log and of elapsed times.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
