using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Migrations.Build.Running;
using Migrations.Build.Sql;
using Migrations.Build.Sqlite.Sql;
using SQLitePCL;

namespace Migrations.Build.Sqlite.Running;

/// <summary>Sends one statement, or the rows of a bulk insert, to SQLite.</summary>
internal static class SqliteStatementRunner
{
    public static void Run(SqliteConnection connection, SqlStatement statement, CancellationToken cancellationToken)
    {
        try
        {
            if (statement.Rows is { } rows)
            {
                Insert(connection, statement, rows, cancellationToken);
            }
            else
            {
                Send(connection, statement);
            }
        }
        catch (MigrationException exception)
        {
            throw new StatementFailedException(statement, exception);
        }
        catch (SqliteException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new StatementFailedException(statement, Words(exception) + Advice(exception), Code(exception), exception);
        }
    }

    /// <summary>The database's own words, without the driver's frame around them.</summary>
    public static string Words(SqliteException exception)
    {
        var start = exception.Message.IndexOf('\'', StringComparison.Ordinal);
        var end = exception.Message.LastIndexOf('\'');
        return start >= 0 && end > start ? exception.Message[(start + 1)..end] : exception.Message;
    }

    /// <summary>SQLite notices only when a statement writes, and then names neither file nor directory.</summary>
    private static string Advice(SqliteException exception) => exception.SqliteErrorCode is raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN
        ? "; give this user the right to write the database's file and its directory"
        : "";

    public static string Code(SqliteException exception) =>
        exception.SqliteExtendedErrorCode.ToString(CultureInfo.InvariantCulture);

    private static void Send(SqliteConnection connection, SqlStatement statement)
    {
        using var command = connection.CreateCommand();
        var text = new StringBuilder();
        foreach (var fragment in statement.Fragments)
        {
            if (fragment.IsValue)
            {
                text.Append(AddParameter(command, fragment.Value));
            }
            else
            {
                text.Append(fragment.Text);
            }
        }

        command.CommandText = text.ToString();
        var changed = command.ExecuteNonQuery();
        if (statement.ExpectedRows is { } expected && changed != expected)
        {
            throw new StatementFailedException(
                statement,
                string.Create(CultureInfo.InvariantCulture, $"it changed {changed} rows where {expected} was expected"),
                sqlState: null,
                innerException: null)
            {
                HasWrongRowCount = true,
            };
        }
    }

    /// <summary>One prepared statement for all rows; a row with an expression among its values gets one of its own.</summary>
    private static void Insert(
        SqliteConnection connection, SqlStatement statement, BulkInsert rows, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        var parameters = rows.Columns.Select(_ => command.Parameters.Add(NewParameter(command))).ToArray();
        command.CommandText =
            $"{statement.Text} VALUES ({string.Join(", ", parameters.Select(parameter => parameter.ParameterName))})";
        foreach (var row in rows.Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (row.Count != parameters.Length)
            {
                throw new MigrationException(
                    DiagnosticCodes.InvalidOperation,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"A row for {rows.Table} has {row.Count} values for {parameters.Length} columns. Give each row one value for each column; null for none."));
            }

            if (row.Any(value => value is SqlExpression))
            {
                Send(connection, WithExpressions(statement, row));
                continue;
            }

            for (var column = 0; column < parameters.Length; column++)
            {
                parameters[column].Value = SqliteDialect.Parameter(row[column], rows.Types?[column]) ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }

    private static SqlStatement WithExpressions(SqlStatement statement, IReadOnlyList<object?> row)
    {
        var fragments = new List<SqlFragment> { new($"{statement.Text} VALUES (") };
        for (var column = 0; column < row.Count; column++)
        {
            fragments.Add(new SqlFragment(column == 0 ? "" : ", "));
            fragments.Add(row[column] is SqlExpression { Text: { } text }
                ? new SqlFragment(text)
                : SqlFragment.OfValue(row[column] is SqlExpression literal ? literal.Literal : row[column]));
        }

        fragments.Add(new SqlFragment(")"));
        return statement with { Fragments = [.. fragments], Rows = null };
    }

    private static string AddParameter(SqliteCommand command, object? value)
    {
        var parameter = NewParameter(command);
        parameter.Value = SqliteDialect.Parameter(value, type: null) ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return parameter.ParameterName;
    }

    private static SqliteParameter NewParameter(SqliteCommand command) =>
        new() { ParameterName = string.Create(CultureInfo.InvariantCulture, $"$p{command.Parameters.Count}") };
}
