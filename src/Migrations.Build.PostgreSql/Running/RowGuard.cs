using System.Globalization;
using System.Text.RegularExpressions;
using Migrations.Build.Schema;
using Migrations.Build.Sql;
using Npgsql;

namespace Migrations.Build.PostgreSql.Running;

/// <summary>Lets the server itself hold a statement to its number of rows, so that the COMMIT behind it may go in the same round trip.</summary>
/// <remarks>
/// The statement becomes a common table expression that counts its rows; another count makes a text that no integer
/// can be read from, and the error stops the batch before its COMMIT.
/// https://www.postgresql.org/docs/15/queries-with.html#QUERIES-WITH-MODIFYING.
/// </remarks>
internal static partial class RowGuard
{
    private const string Mark = "migrations.build: rows changed: ";

    /// <summary>The guarded text; null: the statement is not one that can be guarded.</summary>
    public static string? Guarded(SqlStatement statement)
    {
        var words = SqlTokenizer.ReadMeaningful(statement.Text).Where(token => token.Kind == SqlTokenKind.Word).ToList();
        return words.Count > 0
            && (words[0].Is("insert") || words[0].Is("update") || words[0].Is("delete"))
            && !words.Any(word => word.Is("returning"))
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"WITH changed AS ({statement.Text} RETURNING 1) SELECT CASE count(*) WHEN {statement.ExpectedRows} THEN 0 ELSE ('{Mark}' || count(*))::integer END FROM changed")
                : null;
    }

    /// <summary>How many rows were changed, when an error is the guard's; null: it is another's.</summary>
    public static long? Rows(PostgresException exception)
    {
        var match = Count().Match(exception.MessageText);
        return exception.SqlState == PostgresErrorCodes.InvalidTextRepresentation && match.Success
            ? long.Parse(match.Groups["rows"].Value, CultureInfo.InvariantCulture)
            : null;
    }

    [GeneratedRegex(@"migrations\.build: rows changed: (?<rows>\d+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Count();
}
