using Microsoft.Data.Sqlite;
using Migrations.Build.Running;
using Migrations.Build.Sql;
using Migrations.Build.Sqlite.Sql;

namespace Migrations.Build.Sqlite.Running;

/// <summary>
/// Foreign keys around a table rebuild: off before the transaction begins, since SQLite does not heed the switch within
/// one and would delete child rows with the old table; checked before it commits.
/// </summary>
/// <remarks>https://www.sqlite.org/lang_altertable.html#otheralter, https://www.sqlite.org/pragma.html#pragma_foreign_keys</remarks>
internal sealed class SqliteForeignKeys(SqliteConnection connection)
{
    private static readonly SqlStatement Commit = new("COMMIT");

    private SqlStatement _lastRebuild = Commit;
    private bool _wereOn;
    private HashSet<string>? _before;

    public void SwitchOff()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA foreign_keys";
        _wereOn = command.ExecuteScalar() is 1L;
        Set(on: false);
    }

    /// <summary>Keeps the violations that are there already: only new ones fail.</summary>
    public void RememberViolations() => _before = [.. Violations()];

    /// <summary>Keeps where the last rebuild was asked for: the place to look at when rows refer to nothing at the end.</summary>
    public void Note(SqlStatement statement)
    {
        if (statement.Reason == TableRebuild.CopyReason)
        {
            _lastRebuild = statement;
        }
    }

    /// <summary>Looks for rows that refer to nothing, before the commit.</summary>
    /// <exception cref="StatementFailedException">There are violations that were not there before.</exception>
    public void Check()
    {
        if (_before is null)
        {
            return;
        }

        var added = Violations().Where(violation => !_before.Contains(violation)).Distinct().Take(5).ToList();
        if (added.Count > 0)
        {
            throw new StatementFailedException(_lastRebuild, new MigrationException(
                DiagnosticCodes.ForeignKeyViolated,
                $"Rebuilding a table left rows that refer to nothing: {string.Join("; ", added)}. Nothing was committed. Mend or delete these rows in a revision before this one."));
        }
    }

    public void Restore()
    {
        _before = null;
        _lastRebuild = Commit;
        if (_wereOn)
        {
            _wereOn = false;
            Set(on: true);
        }
    }

    private void Set(bool on)
    {
        using var command = connection.CreateCommand();
        command.CommandText = on ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF";
        command.ExecuteNonQuery();
    }

    /// <summary>
    /// A key whose other side is not unique ends the whole check, so then each table is asked for itself, and what SQLite
    /// says of such a table counts as a violation.
    /// </summary>
    private List<string> Violations()
    {
        try
        {
            return Violations("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check", table: null);
        }
        catch (SqliteException)
        {
            return [.. Names("SELECT name FROM sqlite_schema WHERE type = 'table'").SelectMany(ViolationsOf)];
        }
    }

    private List<string> ViolationsOf(string table)
    {
        try
        {
            return Violations("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check($table)", table);
        }
        catch (SqliteException exception)
        {
            return [SqliteStatementRunner.Words(exception)];
        }
    }

    private List<string> Violations(string query, string? table) => Read(query, table, reader =>
    {
        var row = reader.IsDBNull(1) ? "a row" : $"row {reader.GetString(1)}";
        return $"{row} of {reader.GetString(0)} refers to {reader.GetString(2)}";
    });

    private List<string> Names(string query) => Read(query, table: null, reader => reader.GetString(0));

    private List<string> Read(string query, string? table, Func<SqliteDataReader, string> line)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        if (table is not null)
        {
            command.Parameters.AddWithValue("$table", table);
        }

        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(line(reader));
        }

        return lines;
    }
}
