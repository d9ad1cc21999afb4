using System.Reflection;
using Migrations.Build.Sql;

namespace Migrations.Build.Running;

/// <summary>The log: who ran which revision when, with which text and which version of the tool.</summary>
internal sealed class LogTable(TableName name, Dialect dialect, TimeProvider clock)
{
    private static readonly string ToolVersion =
        typeof(LogTable).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    private readonly string _who = $"{Environment.UserName}@{Environment.MachineName}";

    public TableName Name => name;

    public IReadOnlyList<SqlStatement> Create()
    {
        var table = new Table(
            name.Name,
            [
                new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault },
                new Column("revision", SqlType.String(32)) { Nullable = false },
                new Column("direction", SqlType.String(16)) { Nullable = false },
                new Column("text_hash", SqlType.String(64)),
                new Column("started_at", SqlType.DateTimeOffset) { Nullable = false },
                new Column("finished_at", SqlType.DateTimeOffset) { Nullable = false, Default = SqlExpression.Sql(dialect.Now) },
                new Column("applied_by", SqlType.String(255)) { Nullable = false },
                new Column("tool_version", SqlType.String(64)) { Nullable = false },
            ])
        {
            Schema = name.Schema,
        };
        return OwnStatements.Of(dialect, new CreateTable(table) { IfNotExists = true });
    }

    /// <summary>The row of a step that runs now.</summary>
    public SqlStatement Record(RevisionStep step) => Row(step, dialect.Literal(clock.GetUtcNow()), _who);

    /// <summary>The row of a step in a script, which runs some other time by some other hand.</summary>
    public SqlStatement Script(RevisionStep step) => Row(step, dialect.Now, "script");

    private SqlStatement Row(RevisionStep step, string startedAt, string appliedBy)
    {
        var direction = step.IsStamp ? "stamp" : step.Direction == RevisionDirection.Upgrade ? "upgrade" : "downgrade";
        string[] values =
        [
            dialect.Literal(step.Revision.Id),
            dialect.Literal(direction),
            dialect.Literal(step.Revision.TextHash),
            startedAt,
            dialect.Literal(appliedBy),
            dialect.Literal(ToolVersion),
        ];
        return new SqlStatement(
            $"INSERT INTO {dialect.Quote(name)} (revision, direction, text_hash, started_at, applied_by, tool_version) "
            + $"VALUES ({string.Join(", ", values)})")
        {
            Reason = "log the step",
        };
    }
}
