using System.Globalization;
using System.Reflection;
using Migrations.Build.Sql;

namespace Migrations.Build.Running;

/// <summary>The log: who ran which revision when, with which text and which version of the tool.</summary>
/// <remarks>
/// It is the journal too: an operation that is committed by itself has a row of its own, with its number in the column
/// <c>part</c>, from before it runs until the whole revision is done. Without <c>finished_at</c> it may or may not have run.
/// </remarks>
internal sealed class LogTable(TableName name, Dialect dialect, TimeProvider clock)
{
    private static readonly string ToolVersion =
        typeof(LogTable).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    private readonly string _who = $"{Environment.UserName}@{Environment.MachineName}";

    public TableName Name => name;

    /// <summary>The log that the options ask for; null: none.</summary>
    public static LogTable? Of(MigrationEngineOptions options) => options.LogTable is { } log
        ? new LogTable(new TableName(log, options.VersionTableSchema), options.Provider.Dialect, options.Clock)
        : null;

    private IReadOnlyList<Column> Columns =>
    [
        new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault },
        new Column("revision", SqlType.String(32)) { Nullable = false },
        new Column("direction", SqlType.String(16)) { Nullable = false },
        new Column("text_hash", SqlType.String(64)),
        new Column("started_at", SqlType.DateTimeOffset) { Nullable = false },
        new Column("finished_at", SqlType.DateTimeOffset) { Default = SqlExpression.Sql(dialect.Now) },
        new Column("applied_by", SqlType.String(255)) { Nullable = false },
        new Column("tool_version", SqlType.String(64)) { Nullable = false },
        new Column("part", SqlType.Integer),
    ];

    public IReadOnlyList<SqlStatement> Create()
    {
        var table = new Table(name.Name, [.. Columns]) { Schema = name.Schema };
        return OwnStatements.Of(dialect, new CreateTable(table) { IfNotExists = true });
    }

    /// <summary>Refuses a table that is not this one, before anything is read or written.</summary>
    /// <param name="columns">The columns that are there.</param>
    /// <param name="place">The database, in words.</param>
    /// <exception cref="MigrationException">Some are missing; the message has the statements that add them.</exception>
    public void RequireColumns(IReadOnlyList<string> columns, string place)
    {
        var missing = Columns.Where(column => !columns.Contains(column.Name, StringComparer.OrdinalIgnoreCase)).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var add = missing
            .SelectMany(column => OwnStatements.Of(dialect, new AddColumn(name, new Column(column.Name, column.Type))))
            .Select(statement => statement.Text);
        throw RunFailure.LacksColumns(
            name,
            place,
            missing.Select(column => column.Name),
            missing[0].PrimaryKey
                ? "Name another table (MigrateLogTable), or rename that one."
                : $"Add what is missing ({string.Join("; ", add)}), or name another table (MigrateLogTable).");
    }

    /// <summary>The row of a step that runs now.</summary>
    /// <param name="elapsed">How long ago it began.</param>
    public SqlStatement Record(RevisionStep step, TimeSpan elapsed)
    {
        var now = clock.GetUtcNow();
        return Row(step, dialect.Literal(now - elapsed), dialect.Literal(now), _who);
    }

    /// <summary>The row of a step in a script, which runs some other time by some other hand.</summary>
    public SqlStatement Script(RevisionStep step) => Row(step, dialect.Now, dialect.Now, "script");

    /// <summary>The row of an operation that is about to be committed by itself.</summary>
    public SqlStatement BeginPart(RevisionStep step, int part) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"INSERT INTO {dialect.Quote(name)} (revision, direction, text_hash, started_at, finished_at, applied_by, tool_version, part) VALUES ({dialect.Literal(step.Revision.Id)}, {dialect.Literal(Direction(step))}, {dialect.Literal(step.Revision.TextHash)}, {dialect.Now}, NULL, {dialect.Literal("journal")}, {dialect.Literal(ToolVersion)}, {part})"))
    {
        Reason = "what follows runs by itself",
    };

    /// <summary>Marks such a row as done.</summary>
    public SqlStatement EndPart(RevisionStep step, int part) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"UPDATE {dialect.Quote(name)} SET finished_at = {dialect.Now} WHERE {IsOf(step)} AND part = {part} AND finished_at IS NULL"))
    {
        Reason = "it is done",
        ExpectedRows = 1,
    };

    /// <summary>Takes the rows of a revision's parts away, now that the whole is recorded.</summary>
    public SqlStatement ForgetParts(RevisionStep step) =>
        new($"DELETE FROM {dialect.Quote(name)} WHERE {IsOf(step)} AND part IS NOT NULL") { Reason = "the revision is whole" };

    /// <summary>Takes all rows of parts away.</summary>
    public SqlStatement ForgetAllParts() =>
        new($"DELETE FROM {dialect.Quote(name)} WHERE part IS NOT NULL") { Reason = "a stamp says where the database stands" };

    /// <summary>The condition of a part's row.</summary>
    public string IsPart(RevisionStep step, int part) =>
        string.Create(CultureInfo.InvariantCulture, $"{IsOf(step)} AND part = {part}");

    /// <summary>The query of the rows of parts, in order.</summary>
    public string ReadParts() =>
        $"SELECT revision, direction, part, text_hash, CASE WHEN finished_at IS NULL THEN 0 ELSE 1 END FROM {dialect.Quote(name)} WHERE part IS NOT NULL ORDER BY part";

    /// <summary>The query of what was done to which revision with which text, oldest first.</summary>
    public string ReadHashes() =>
        $"SELECT revision, direction, text_hash FROM {dialect.Quote(name)} WHERE part IS NULL ORDER BY id";

    /// <summary>The word for what a step does.</summary>
    public static string Direction(RevisionStep step) =>
        step.IsStamp ? "stamp" : step.Direction == RevisionDirection.Upgrade ? "upgrade" : "downgrade";

    private string IsOf(RevisionStep step) =>
        $"revision = {dialect.Literal(step.Revision.Id)} AND direction = {dialect.Literal(Direction(step))}";

    private SqlStatement Row(RevisionStep step, string startedAt, string finishedAt, string appliedBy)
    {
        string[] values =
        [
            dialect.Literal(step.Revision.Id),
            dialect.Literal(Direction(step)),
            dialect.Literal(step.Revision.TextHash),
            startedAt,
            finishedAt,
            dialect.Literal(appliedBy),
            dialect.Literal(ToolVersion),
        ];
        return new SqlStatement(
            $"INSERT INTO {dialect.Quote(name)} (revision, direction, text_hash, started_at, finished_at, applied_by, tool_version) "
            + $"VALUES ({string.Join(", ", values)})")
        {
            Reason = "log the step",
        };
    }
}
