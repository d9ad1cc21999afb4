using Microsoft.Data.Sqlite;
using Migrations.Build.Introspection;
using Migrations.Build.Operations;
using Migrations.Build.Sql;
using Migrations.Build.Sqlite.Introspection;
using Migrations.Build.Sqlite.Running;
using Migrations.Build.Sqlite.Schema;
using Migrations.Build.Sqlite.Sql;

namespace Migrations.Build.Sqlite.Tests;

/// <summary>A database in memory, foreign keys off, and the way of operations into it.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public Scratch(params IEnumerable<string> statements)
    {
        _connection.Open();
        Run("PRAGMA foreign_keys = OFF");
        foreach (var statement in statements)
        {
            Run(statement);
        }
    }

    public SqliteConnection Connection => _connection;

    public static SqliteDialect Dialect { get; } = SqliteDialect.Instance;

    public void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public List<object?[]> Query(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(place => reader.IsDBNull(place) ? null : reader.GetValue(place))]);
        }

        return rows;
    }

    public object? Value(string sql) => Query(sql) is [[var value, ..], ..] ? value : null;

    public DatabaseSchema Read(IReadOnlySet<TableName>? tables = null) =>
        new SqliteIntrospector().ReadAsync(_connection, new IntrospectionScope { Tables = tables }, CancellationToken.None).GetAwaiter().GetResult();

    public static IReadOnlyList<MigrationOperation> Record(Action<MigrationOperations> body, NamingConvention? convention = null)
    {
        var context = new RecordingContext(Dialect.Name, SqliteSchemaRules.Instance, new Lazy<NamingConvention>(convention ?? NamingConvention.None));
        var op = new MigrationOperations(context);
        body(op);
        return op.Recorded;
    }

    /// <summary>Runs operations as the runner does: one transaction, tables read anew behind raw SQL that may have changed them.</summary>
    /// <returns>The statements that ran.</returns>
    public IReadOnlyList<SqlStatement> Migrate(IReadOnlyList<MigrationOperation> operations)
    {
        var all = new List<SqlStatement>();
        Run("BEGIN");
        try
        {
            foreach (var part in Parts(operations))
            {
                var statements = Dialect.Compile(part, Read(Dialect.TablesNeeded(part)));
                foreach (var statement in statements)
                {
                    SqliteStatementRunner.Run(_connection, statement, CancellationToken.None);
                }

                all.AddRange(statements);
            }

            Run("COMMIT");
        }
        catch
        {
            if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
            {
                Run("ROLLBACK");
            }

            throw;
        }

        return all;
    }

    public IReadOnlyList<SqlStatement> Migrate(Action<MigrationOperations> body, NamingConvention? convention = null) =>
        Migrate(Record(body, convention));

    public void Dispose() => _connection.Dispose();

    private static IEnumerable<IReadOnlyList<MigrationOperation>> Parts(IReadOnlyList<MigrationOperation> operations)
    {
        var part = new List<MigrationOperation>();
        foreach (var operation in operations)
        {
            part.Add(operation);
            if (operation.ApplyTo(DatabaseSchema.Empty).UnknownSince is not null)
            {
                yield return part;
                part = [];
            }
        }

        yield return part;
    }
}
