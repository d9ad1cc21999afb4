using System.Globalization;
using System.Text.RegularExpressions;
using Migrations.Build.Running;
using Migrations.Build.Sql;
using Npgsql;

namespace Migrations.Build.PostgreSql.Running;

/// <summary>Turns the server's error into one that names the statement. Values that went as parameters or rows are not shown.</summary>
internal static partial class StatementFailure
{
    public static StatementFailedException Of(SqlStatement statement, PostgresException exception)
    {
        if (RowGuard.Rows(exception) is { } rows && statement.ExpectedRows is not null)
        {
            return WrongRows(statement, rows, exception);
        }

        var hasValues = statement.Rows is not null || statement.Fragments.Any(fragment => fragment.IsValue);
        var message = hasValues ? Value().Replace(exception.MessageText, ": (value not shown)") : exception.MessageText;
        if (exception.Detail is { Length: > 0 } detail && !hasValues)
        {
            message += $" DETAIL: {detail}";
        }

        if (exception.Hint is { Length: > 0 } hint)
        {
            message += $" HINT: {hint}";
        }

        return new StatementFailedException(statement, message, exception.SqlState, exception);
    }

    public static StatementFailedException WrongRows(SqlStatement statement, long rows, Exception? exception) => new(
        statement,
        string.Create(CultureInfo.InvariantCulture, $"it changed {rows} rows where {statement.ExpectedRows} was expected"),
        sqlState: null,
        exception)
    {
        HasWrongRowCount = true,
    };

    public static StatementFailedException Of(SqlStatement statement, Exception exception) => new(
        statement,
        exception.InnerException is TimeoutException ? "it took longer than a statement may (MigrateCommandTimeout)" : exception.Message,
        (exception as NpgsqlException)?.SqlState,
        exception);

    // invalid input syntax for type integer: "secret"; value "9999999999" is out of range for type integer
    [GeneratedRegex(@": "".*""$|(?<=value )"".*""(?= is out of range)", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Value();
}
