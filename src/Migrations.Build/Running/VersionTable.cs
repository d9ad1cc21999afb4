using Migrations.Build.Sql;

namespace Migrations.Build.Running;

/// <summary>The statements on the version table. Its shape is Alembic's: one column, one row for each current revision.</summary>
internal sealed class VersionTable(TableName name, Dialect dialect)
{
    /// <summary>The one column.</summary>
    public const string Column = "version_num";

    public TableName Name => name;

    public IReadOnlyList<SqlStatement> Create()
    {
        var table = new Table(
            name.Name,
            [
                new Column(Column, SqlType.String(32)) { Nullable = false },
                new PrimaryKeyConstraint([Column]) { Name = ObjectName.Final($"{name.Name}_pkc") },
            ])
        {
            Schema = name.Schema,
        };
        return OwnStatements.Of(dialect, new CreateTable(table) { IfNotExists = true });
    }

    /// <summary>The statements of a step, each of which must change exactly one row.</summary>
    public IEnumerable<SqlStatement> Change(IEnumerable<RowChange> changes) => changes.Select(change => change switch
    {
        RowInsert row => Statement($"INSERT INTO {dialect.Quote(name)} ({Column}) VALUES ({dialect.Literal(row.Revision)})"),
        RowUpdate row => Statement($"UPDATE {dialect.Quote(name)} SET {Column} = {dialect.Literal(row.To)} WHERE {Column} = {dialect.Literal(row.From)}"),
        RowDelete row => Statement($"DELETE FROM {dialect.Quote(name)} WHERE {Column} = {dialect.Literal(row.Revision)}"),
        _ => throw new ArgumentOutOfRangeException(nameof(changes), change, "An unknown kind of change."),
    });

    /// <summary>The table that is there is another one.</summary>
    public static MigrationException LacksColumn(TableName table, string place) =>
        RunFailure.LacksColumns(table, place, [Column], "Name another table (MigrateVersionTable), or rename that one.");

    /// <summary>A row that names no revision.</summary>
    public static MigrationException HasNull(TableName table, string place) =>
        RunFailure.ForeignRow(table, place, new InvalidOperationException($"its {Column} is NULL"));

    public SqlStatement Purge() => new($"DELETE FROM {dialect.Quote(name)}") { Reason = "purge the version table" };

    private static SqlStatement Statement(string text) => new(text) { Reason = "move the version", ExpectedRows = 1 };
}
